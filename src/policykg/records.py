"""Frozen records that are quick to make; below everything that keeps such records.

A frozen dataclass sets each field by a look-up of its name, the dearest single thing in extraction. The descriptors of
the slots are known when the class is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeVar

_Record = TypeVar("_Record")


def quickly_made(cls: type[_Record]) -> type[_Record]:
    """Give a frozen dataclass with slots an ``__init__`` that sets the slots directly; all else stays as it is.

    Raises:
        TypeError: the class has a field that is no plain argument (a factory, or one that is not initialised).
    """
    known: dict[str, Any] = {}
    arguments, settings = [], []
    for field in fields(cls):  # type: ignore[arg-type]  # a dataclass, by contract
        if field.default_factory is not MISSING or not field.init or field.kw_only:
            raise TypeError(f"{cls.__name__}.{field.name} is no plain argument; make the class an ordinary dataclass.")
        known[f"set_{field.name}"] = vars(cls)[field.name].__set__
        known[f"default_{field.name}"] = field.default
        arguments.append(field.name if field.default is MISSING else f"{field.name}=default_{field.name}")
        settings.append(f"    set_{field.name}(self, {field.name})")
    exec("\n".join([f"def __init__(self, {', '.join(arguments)}):", *settings]), known)
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = dict(vars(cls).get("__annotations__", {})) | {"return": None}
    cls.__init__ = made  # type: ignore[method-assign]
    return cls
