"""Actions of public bodies: the rules of ``rules/initiatives.toml`` over each sentence; after actors and clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from policykg.extraction.action_tests import subject_fits
from policykg.extraction.actions import Action, Extent, Last, Reading
from policykg.extraction.attached import asked_of_others, documents_issued, elliptic, with_lines, with_tasks
from policykg.extraction.coordination import Conjunct, object_end
from policykg.extraction.doers import doer_of
from policykg.extraction.intentions import intentions
from policykg.extraction.inversions import inverted
from policykg.extraction.later_deeds import with_later_deeds
from policykg.extraction.meetings import meeting_body
from policykg.extraction.memory import BODILY, Actor, ActorKind, Agent, Memory
from policykg.extraction.noun_subjects import opens_with_several
from policykg.extraction.object_starts import object_start
from policykg.extraction.object_tests import is_arranged, object_fits
from policykg.extraction.objects import releases_figures
from policykg.extraction.participles import PARTICIPLES, accompanying, announced, participles
from policykg.extraction.passives import passive
from policykg.extraction.policies import document_speaks, is_about_document
from policykg.extraction.recent_deeds import deeds_of_bodies, recent_deeds
from policykg.extraction.sentences import TextSentence
from policykg.extraction.speech import Speech, company_says
from policykg.extraction.subjects import Subject, first_subject
from policykg.extraction.tokens import Token
from policykg.extraction.verb_places import is_allowed, is_name
from policykg.extraction.wordrules import Match, RuleSet
from policykg.extraction.words import Form, Verb, any_list, read_rules, word_lists
from policykg.extraction.writings import GIVING, INCLUDING, ISSUED
from policykg.facts import InitiativeStatus

__all__ = ["Action", "Finder", "rules"]

_LISTING: Final = INCLUDING | {":", ";", ")", "namely"}
_IFS: Final = frozenset({"if", "unless"})
_MET: Final = 2  # how far from the start of its name a meeting may name the body that meets, in tokens
_FUTURE: Final = frozenset({"will", "would"})
_QUOTING: Final = frozenset({"\u201c", "\u201d", '"'})
_INTENDING: Final = any_list("intention", "resolution", "striving", "ordering_noun")
_WRITING: Final = frozenset({"it", "they"})
_FRONTED: Final = frozenset({"under", "underway", "among", "planned"})


@lru_cache(maxsize=1)
def rules() -> RuleSet:
    """Return the rules of initiatives."""
    return RuleSet(read_rules("initiatives")["rule"])


class Finder:
    """Finds the actions of an article, sentence by sentence, with what is remembered of the ones before."""

    def __init__(self, tokens: tuple[Token, ...], lowers: tuple[str, ...], memory: Memory) -> None:
        self._tokens = tokens
        self._lowers = lowers
        self._memory = memory
        self._rules = rules()
        self._last = Last()

    def read(
        self,
        sentence: TextSentence,
        actors: Mapping[int, Actor],
        speech: Speech,
        words: frozenset[str],
    ) -> list[Action]:
        """Return the actions of a sentence, of which it is known who speaks in it."""
        tokens, lowers = self._tokens, self._lowers
        if tokens[sentence.last - 1].text == "?":
            asked = first_subject(tokens, sentence, actors)
            if asked is not None:
                self._memory.open_with(asked, sentence)  # "What is the ministry doing? It …"
            return []
        official, speakers = self._spoken(sentence, speech, words), speech.bodies
        written = document_speaks(
            lowers, sentence, words, before=self._last.wrote == sentence.ordinal - 1, met=bool(self._memory.met)
        )
        if written and not speakers and speech.attribution is None:
            official, speakers = True, self._memory.issuer or self._memory.met
            self._last.wrote = sentence.ordinal
        private = not official and not speakers and (speech.private or company_says(lowers, sentence, words))
        reading = Reading(
            tokens,
            lowers,
            sentence,
            actors,
            speakers,
            words,
            private=private,
            official=official,
            covered=sentence.first,
            conditional=lowers[sentence.first] in _IFS,
        )
        opening = first_subject(tokens, sentence, actors)
        if opening is not None:
            self._memory.open_with(opening, sentence)
        elif opens_with_several(tokens, sentence):
            self._memory.pass_over(sentence)
        if not words.isdisjoint(word_lists()["meeting_noun"]):
            self._memory.met = meeting_body(reading) or self._memory.met
        found: list[Action] = [] if words.isdisjoint(GIVING) else documents_issued(reading, self._memory)
        follows = lowers[sentence.first] in _WRITING and self._last.written == sentence.ordinal - 1
        if follows or written or is_about_document(lowers, sentence):
            self._last.written = sentence.ordinal
        reading.written = self._last.written == sentence.ordinal
        reading.near_ruling = max(self._last.ruled, self._last.written) >= sentence.ordinal - 1
        found += self._told(reading)
        if reading.rules:
            self._last.ruled = sentence.ordinal
        if not words.isdisjoint(_LISTING):
            found = with_tasks(reading, found, self._memory)
        found = with_lines(reading, found, opening, self._last, self._memory)
        found += elliptic(reading, found)
        found += announced(reading, self._memory)
        if not words.isdisjoint(_INTENDING):
            found += intentions(reading, found, self._memory)
        if not words.isdisjoint(PARTICIPLES):
            found += participles(reading, found, self._memory)
        if "with" in words:
            found += accompanying(reading, found, self._memory)
        if not found and (lowers[sentence.first].endswith(("ed", "ing")) or not words.isdisjoint(_FRONTED)):
            found += inverted(reading, self._memory)
        if not words.isdisjoint(word_lists()["done_noun"]):
            found += recent_deeds(reading, self._memory)
        if "by" in words and not words.isdisjoint(word_lists()["decreed_noun"]):
            found += deeds_of_bodies(reading, self._memory)
        if found:
            self._last.acted = sentence.ordinal
        if opening is not None and opening.kind is ActorKind.PRONOUN:
            self._memory.pass_over(sentence)  # "The ministry …. It …. It …"
        return _apart(_distinct(found), self._tokens)

    def _told(self, reading: Reading) -> list[Action]:
        """Return the actions that the rules find in a sentence."""
        sentence, found, reached = reading.sentence, list[Action](), reading.sentence.first
        for index in self._rules.places(self._lowers, sentence.first, sentence.last):
            if index < reached or is_name(index, sentence, self._tokens):
                continue
            for match in self._rules.matches(self._tokens, index, sentence.last):
                active = match.rule.value("voice") == "active"
                made = self._active(match, reading) if active else self._passive(match, reading)
                if made:
                    found += made
                    reading.covered = made[-1].last
                    reading.labels.update(action.label for action in made)
                    reached = made[0].last if match.rule.value("settles") else match.last
                    break
        return found

    def _spoken(self, sentence: TextSentence, speech: Speech, words: frozenset[str]) -> bool:
        """Tell whether somebody speaks for a state: in the sentence, or in the one before where none speaks in this."""
        lists = word_lists()
        met = not words.isdisjoint(lists["meeting_noun"]) and not words.isdisjoint(lists["said_form"])
        last, near = self._last.official
        before = last == sentence.ordinal - 1 and speech.attribution is None
        before = before and (near == sentence.paragraph or bool(self._memory.met))  # a meeting is told of to the end
        official = speech.official or met or before
        if official:
            self._last.official = sentence.ordinal, sentence.paragraph
        return official

    def _passive(self, match: Match, reading: Reading) -> list[Action]:
        """Return the actions of a passive match."""
        made = passive(match, reading, self._memory)
        return [] if made is None else [*made[0], *self._joined(made[1], reading, made[0][0], Form.BASE)]

    def _active(self, match: Match, reading: Reading) -> list[Action]:
        """Return the actions of an active match: the verb's own and those joined to it."""
        if match.first in reading.labels or not is_allowed(match, reading):
            return []  # found already, joined to the action before
        subject, shared = doer_of(match, reading, acted=self._last.acted)
        if subject is None or not subject_fits(match, subject, reading, self._memory):
            return []
        if self._releases(match, subject):
            return []
        extent = self._extent(match, subject, reading)
        reading.subject = subject
        actor = subject.actor
        told = subject.relative and actor is not None and self._lowers[actor.first - 1] == "which"
        if not object_fits(match, extent.first, extent.last, self._tokens, told=told):
            return []
        agent = self._agent(subject, reading)
        if agent is None:
            return []
        action = self._action(match, subject, extent, reading, agent, shared=shared)
        decided = extent.form is Form.BASE and any(
            word.endswith("ed") for word in self._lowers[match.first : extent.first]
        )
        made = with_later_deeds(action, reading) if decided else [action]
        if len(made) == 1:
            made += self._joined(extent.conjunct, reading, action, extent.form)
        self._remember(subject, agent, match.verb, reading.sentence)
        return made

    def _extent(self, match: Match, subject: Subject, reading: Reading) -> Extent:
        """Return where the object of an active match begins and ends, and what is joined to it."""
        tokens, sentence, verb = self._tokens, reading.sentence, match.verb
        after, form = object_start(match, reading)
        plain = form is Form.GERUND and tokens[match.first].lower in _FUTURE
        last, conjunct = object_end(
            tokens, after, sentence, form, reading.actors, causative=_hands_on(verb), plain=plain
        )
        if conjunct is not None and last <= after:  # "will guide and support firms": one object for both
            after = conjunct.verb.last
            reading.labels.add(conjunct.verb.first)
            last, conjunct = object_end(
                tokens, after, sentence, form, reading.actors, causative=_hands_on(conjunct.verb)
            )
        asked = asked_of_others(match, after, last, reading)
        if asked is not None:
            last, conjunct = asked
        relative = self._lowers[match.first - 1] == "which" or subject.relative
        if relative or self._lowers[subject.first] in {"which", "who"}:  # a relative clause ends at its comma
            comma = next((place for place in range(after, last) if tokens[place].text == ","), None)
            last, conjunct = (last, conjunct) if comma is None else (comma, None)
        infinitive = "to" in self._lowers[match.first : after]
        return Extent(after, last, conjunct, None if asked is not None else form if infinitive or plain else None)

    def _action(
        self, match: Match, subject: Subject, extent: Extent, reading: Reading, agent: Agent, *, shared: bool
    ) -> Action:
        """Make the action of an active match."""
        sentence, rule = reading.sentence, match.rule
        inverted = bool(rule.value("inverted")) and extent.last <= match.last
        told_before = inverted and self._lowers[subject.first - 1] == ","
        first = match.first if shared else sentence.first if told_before else subject.first
        label = match.verb.first if match.verb is not None else match.first
        if subject.relative:
            label = subject.first
        elif rule.value("refused"):
            label = match.first + 1  # "will not raise": what is decided is not to raise
        elif told_before:
            label = sentence.first
        status = InitiativeStatus(rule.value("status"))
        if match.verb is not None and rule.value("arranged") and is_arranged(match.verb, extent.last, reading.lowers):
            status = InitiativeStatus.PLANNED
        return Action(sentence.ordinal, first, max(extent.last, match.last), label, status, rule.name, agent)

    def _releases(self, match: Match, subject: Subject) -> bool:
        """Tell whether figures are released in a relative clause: "the estimates that the ministry released"."""
        lists, verb = word_lists(), match.verb
        if not subject.relative or verb is None or verb.lemma not in lists["releases"]:
            return False
        return not lists["statistics"].isdisjoint(self._lowers[subject.first : match.first])

    def _agent(self, subject: Subject, reading: Reading) -> Agent | None:
        """Return who acts; None where a company, or a person without a public body, says "we"."""
        memory, lists, head = self._memory, word_lists(), subject.head
        if subject.actor is None and not reading.speakers:
            if head in lists["aim_noun"] and memory.is_near(reading.sentence):
                return Agent(memory.it, None, memory.source)  # "Key tasks include …" after "The bureau was set up"
            if head in lists["meeting_noun"]:
                meets = next(
                    (a for a in reading.actors.values() if subject.first <= a.first < subject.first + _MET), None
                )
                if meets is not None and meets.kind is ActorKind.BODY:
                    return Agent(meets.bodies)  # "the Wells Council meeting approved …"
                if memory.met and not memory.is_near(reading.sentence):
                    return Agent(memory.met)
        document = subject.actor is None and head not in lists["effort"]
        actor = subject.actor
        if actor is not None and _speaks_at_meeting(actor, self._lowers):
            actor, document = None, True  # who meets acts
        agent = memory.agent(actor, reading.sentence, reading.speakers, document=document)
        if subject.actor is not None and subject.actor.kind is ActorKind.SELF and not reading.official:
            before = self._lowers[reading.sentence.first : subject.first]  # not: we will hold "a day of wells"
            quoted = not reading.words.isdisjoint(lists["said_form"]) or not _QUOTING.isdisjoint(before)
            if not agent.bodies or (quoted and not reading.speakers):
                return None
        return agent

    def _joined(
        self, conjunct: Conjunct | None, reading: Reading, action: Action, infinitive: Form | None
    ) -> list[Action]:
        """Return the further actions of a coordination. ``infinitive`` is the form of the first verb after "to"."""
        tokens, lists, made = self._tokens, word_lists(), list[Action]()
        while conjunct is not None:
            start, verb = conjunct.first, conjunct.verb
            last, conjunct = object_end(
                tokens,
                verb.last,
                reading.sentence,
                verb.form,
                reading.actors,
                causative=verb.lemma in lists["causative"],
                plain="while" in self._lowers[start - 2 : verb.first],
            )
            if verb.form is Form.PAST and verb.lemma in lists["said"] and "to" not in self._lowers[verb.last : last]:
                continue  # "… and told a press conference"
            changed = infinitive is not None and verb.form is not infinitive
            if verb.form is not Form.PAST or not releases_figures(verb, self._lowers[verb.last : last]):
                status = InitiativeStatus.PLANNED if changed else action.status
                if verb.form is Form.PAST and action.status is InitiativeStatus.ONGOING:
                    status = InitiativeStatus.COMPLETED  # "keeps up its checks and last month ordered …"
                going_on = verb.lemma == "continue" or tokens[verb.last].lower.endswith("ing")
                if verb.lemma in lists["go_on"] and going_on:
                    status = InitiativeStatus.ONGOING  # "… and keep testing wells"
                rule = f"{action.rule}, joined"
                made.append(
                    replace(action, first=start, last=max(last, verb.last), label=verb.first, status=status, rule=rule)
                )
        return made

    def _remember(self, subject: Subject, agent: Agent, verb: Verb | None, sentence: TextSentence) -> None:
        """Keep who acted, for what follows."""
        actor = subject.actor
        if actor is None and agent.bodies and subject.head in word_lists()["meeting_noun"]:
            self._memory.heed(agent.bodies, sentence.ordinal)  # "the meeting approved … It called for …"
        if actor is not None and not subject.relative and actor.kind is not ActorKind.PERSON:
            self._memory.heed(agent.bodies if actor.kind in BODILY else actor.bodies, sentence.ordinal)
        if agent.bodies and verb is not None and (verb.lemma in ISSUED or verb.lemma in word_lists()["drafts"]):
            self._memory.issuer = agent.bodies


def _speaks_at_meeting(actor: Actor, lowers: tuple[str, ...]) -> bool:
    """Tell whether those who act for a state do so at a meeting told of before: "officials at the meeting pledged"."""
    at_the = lowers[actor.first + 1 : actor.first + 3] == ("at", "the")
    return at_the and actor.kind is ActorKind.PUBLIC and lowers[actor.first + 3] in word_lists()["meeting_noun"]


def _hands_on(verb: Verb | None) -> bool:
    """Tell whether a verb hands its action to others ("encourage firms to …")."""
    return verb is not None and verb.lemma in word_lists()["causative"]


def _distinct(actions: list[Action]) -> list[Action]:
    """Drop actions found twice, and order the rest by the text."""
    kept = {(action.first, action.label): action for action in reversed(actions) if action.last > action.first}
    return sorted(kept.values(), key=lambda action: (action.first, action.last))


def _apart(actions: list[Action], tokens: tuple[Token, ...]) -> list[Action]:
    """Let an action begin behind one that describes who does it: "The ministry, *which cut fees*, is to build"."""
    if len(actions) < 2:
        return actions
    made: list[Action] = []
    for action in actions:
        told = [o.last for o in actions if action.first < o.first and o.last <= action.label and o is not action]
        first = max(told, default=action.first)
        while first < action.label and not tokens[first].text[0].isalnum():
            first += 1
        made.append(replace(action, first=first) if first > action.first else action)
    return sorted(made, key=lambda action: (action.first, action.last))
