"""A part of the graph: what public bodies do, want and have reached."""

from __future__ import annotations

from policykg.facts import Achievement, Concept, Goal, Initiative, Span
from policykg.graph import terms as t
from policykg.graph.collector import Collector
from policykg.ntriples import boolean, text


def add_goals(to: Collector, goals: tuple[Goal, ...]) -> dict[str, str]:
    """Add the goals of an article; return their terms by label, for the initiatives that serve them."""
    terms: dict[str, str] = {}
    for goal in goals:
        fact = terms[goal.label] = to.part("goal", goal.label.casefold())
        if to.first_time(fact):
            to.add((fact, t.A, t.GOAL_CLASS))
            _describe(to, fact, goal.label)
        _add_parties(to, fact, goal.agents, goal.targets, goal.evidence.span)
        to.statement(fact, goal.evidence)
    return terms


def add_initiative(to: Collector, initiative: Initiative, goals: dict[str, str]) -> None:
    """Add an action; the same gist by the same agents with the same status is one action, said again."""
    status = to.concept("initiative-status", initiative.status)
    span = initiative.evidence.span
    agents = sorted(agent.iri for agent in initiative.agents)
    fact = to.part("initiative", initiative.gist or initiative.label.casefold(), status, *agents)
    if to.first_time(fact):
        to.add((fact, t.A, t.INITIATIVE), (fact, t.INITIATIVE_STATUS, status))
        _describe(to, fact, initiative.label)
        if initiative.period:
            to.add((fact, t.PERIOD, to.period(initiative.period)))
        if not initiative.agents:
            to.add((fact, t.AGENT_MISSING, to.concept("agent-missing", initiative.agent_missing or "not-stated")))
    _add_parties(to, fact, initiative.agents, initiative.targets, span)
    _once(to, fact, t.INSTRUMENT, to.known_or_candidate(initiative.instrument, span) if initiative.instrument else "")
    _once(to, fact, t.MEANS, text(initiative.means) if initiative.means else "")
    for label in initiative.goals:
        _once(to, fact, t.GOAL, goals.get(label, ""))
    to.statement(fact, initiative.evidence)


def add_achievement(to: Collector, achievement: Achievement) -> None:
    """Add a result that the article reports as reached, without a number."""
    fact = to.part("achievement", achievement.label.casefold())
    if to.first_time(fact):
        to.add((fact, t.A, t.ACHIEVEMENT), (fact, t.EXHAUSTIVE, boolean(achievement.exhaustive)))
        _describe(to, fact, achievement.label)
    _add_parties(to, fact, achievement.agents, achievement.targets, achievement.evidence.span)
    to.statement(fact, achievement.evidence)


def _describe(to: Collector, fact: str, label: str) -> None:
    to.add((fact, t.LABEL, text(label, "en")), (fact, t.STATED_IN, to.article))


def _add_parties(
    to: Collector, fact: str, agents: tuple[Concept, ...], targets: tuple[Concept, ...], span: Span
) -> None:
    for agent in agents:
        _once(to, fact, t.AGENT, to.known_or_candidate(agent, span))
    for target in targets:
        _once(to, fact, t.TARGET, to.known_or_candidate(target, span))


def _once(to: Collector, fact: str, predicate: str, value: str) -> None:
    """Add a triple unless it has no value or stands already: a fact said twice may add a target, not repeat one."""
    if value and to.first_time((fact, predicate, value)):
        to.add((fact, predicate, value))
