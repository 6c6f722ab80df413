"""The closed lists from which facts choose: what a figure is, how exact, how far an action has come; below the facts.

They are a module of their own because it is compiled with extraction, which asks for their members thousands of times
an article: compiled, a member is at hand, while Python looks it up through the class of the class.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of figure an observation states."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    GAP = "gap"
    STREAK = "streak"
    RANK = "rank"


class Bound(StrEnum):
    """How the stated value limits the true one."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    ABOUT = "about"


class ObservationStatus(StrEnum):
    """Whether a figure was measured, is aimed at, or is expected."""

    ACTUAL = "actual"
    TARGET = "target"
    FORECAST = "forecast"


class InitiativeStatus(StrEnum):
    """How far an action of a public body has come."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    COMPLETED = "completed"


class ReadingStatus(StrEnum):
    """What is known of one way to read a doubtful fact."""

    UNRESOLVED = "unresolved"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"


class Component(StrEnum):
    """The part of a fact that its own sentence leaves out."""

    PERIOD = "period"
    AREA = "area"
    INDICATOR = "indicator"
    INDUSTRY = "industry"
    AGENT = "agent"
