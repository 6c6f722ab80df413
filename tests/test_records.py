"""Records that are quick to make are frozen dataclasses like all others."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from policykg.records import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Pump:
    """A record with a default."""

    maker: str
    size: int = 3


def test_fields_are_set_by_place_by_name_and_by_default():
    """Arguments are those of the dataclass, and so is their signature."""
    assert Pump("Lind") == Pump(maker="Lind", size=3)
    assert (Pump("Lind", 4).size, Pump("Lind").size) == (4, 3)
    assert str(inspect.signature(Pump)) == "(maker: 'str', size: 'int' = 3) -> None"
    with pytest.raises(TypeError, match="maker"):
        Pump()


def test_all_else_is_that_of_a_dataclass():
    """Frozen, compared and hashed by value, shown with its fields, replaced and pickled."""
    pump = Pump("Lind", 4)

    with pytest.raises(FrozenInstanceError):
        pump.size = 5
    assert replace(pump, size=2) < pump
    assert len({pump, Pump("Lind", 4)}) == 1
    assert repr(pump) == "Pump(maker='Lind', size=4)"
    assert pickle.loads(pickle.dumps(pump)) == pump


def test_a_class_with_a_factory_is_refused():
    """A default that has to be made anew each time is left to the ordinary way."""

    @dataclass(frozen=True, slots=True)
    class Mill:
        parts: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match=r"Mill\.parts is no plain argument"):
        quickly_made(Mill)
