"""What an article has named and who acted so far, for whoever looks for actors; comes after people and memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policykg.extraction.body_names import Named
from policykg.extraction.lexicon import Mention
from policykg.extraction.memory import Memory
from policykg.extraction.people import Known, People
from policykg.extraction.tokens import Token
from policykg.facts import Concept


@dataclass(frozen=True, slots=True)
class Scene:
    """What an article has named: organisations and areas by their first token, persons, and who acted so far."""

    tokens: tuple[Token, ...]
    named: Mapping[int, Named]
    areas: Mapping[int, Mention]
    people: People
    memory: Memory
    named_at: frozenset[int]  # every token at which an organisation, an area, a person or a role begins or stands

    @classmethod
    def of(
        cls,
        tokens: tuple[Token, ...],
        named: Mapping[int, Named],
        areas: Mapping[int, Mention],
        people: People,
        memory: Memory,
    ) -> Scene:
        """Set the scene of an article whose persons are known."""
        places = frozenset({*named, *areas, *people.at, *people.phrase_at})
        return cls(tokens, named, areas, people, memory, places)


def spoken_for(person: Known | None) -> tuple[Concept, ...]:
    """Return the body that a person speaks for."""
    return (person.body,) if person is not None and person.body is not None else ()
