"""Actions of public bodies: the rules of ``rules/initiatives.toml`` over each sentence; after actors and clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from policykg.extraction.action_tests import object_fits, passive_fits, releases_figures, subject_fits
from policykg.extraction.clauses import (
    FINITE,
    Subject,
    antecedent,
    first_subject,
    noun_subject,
    opens_with_several,
    subject_before,
    subject_of_clause,
)
from policykg.extraction.coordination import Conjunct, object_end
from policykg.extraction.memory import Actor, ActorKind, Agent, Memory
from policykg.extraction.ruling import opens_with_writing, ruled
from policykg.extraction.sentences import TextSentence
from policykg.extraction.speech import Speech, for_a_state
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import Match, RuleSet, skip_adverbs
from policykg.extraction.words import Form, Verb, any_list, read_rules, verb_at, word_lists
from policykg.extraction.writings import INCLUDING, ISSUED, issued, issuing, listed
from policykg.facts import Concept, InitiativeStatus

_NAMED: Final = frozenset({ActorKind.BODY, ActorKind.REFERENCE, ActorKind.PRONOUN})
_BY: Final = frozenset({ActorKind.BODY, ActorKind.REFERENCE, ActorKind.PUBLIC})
_SHARING: Final = frozenset({"and", "but", "then", "also"})
_LISTING: Final = INCLUDING | {":", ";"}
_FOCUS: Final = frozenset({"focus", "concentrate", "centre", "center"})
_QUOTING: Final = frozenset({"\u201c", "\u201d", '"'})
_NOUNS: Final = frozenset({"document", "documents", "effort", "running", "public", "support", "move", "aim", "meeting"})
# The lists of the nouns that can act (Finder._document): a sentence with none of their words needs no closer look.
_ACTING: Final = (
    *("meeting_noun", "policy_document", "support_noun", "move_noun"),
    *("aim_noun", "running", "effort", "public"),
)
_ONE: Final = frozenset({"one", "another", "among", "part"})
_INFINITIVE: Final = frozenset({"to", "will", "would", "should", "could", "can", "may", "might", "must", "not"})
_FIELD: Final = 4  # how far before a minister "by" may stand, in tokens
_COMPANY: Final = frozenset({"together", "along", "jointly", "with", "in"})
_INSERTED: Final = 16  # the longest insertion after a verb, in tokens
_OPENING: Final = INCLUDING | {",", "as", ":"}
_DRAFTS: Final = frozenset({"propose", "present", "submit", "draft"})
_STEERS: Final = frozenset({"steer", "urge"})
_WRITING: Final = frozenset({"it", "they"})
_POINTING: Final = frozenset({"the", "this", "these", "its"})
_HEADING: Final = 8  # how far from its start the noun of a sentence's subject may stand, in tokens
_ELLIPTIC: Final = frozenset({"is", "are", "will", "was", "were"})


@dataclass(frozen=True, slots=True)
class Action:
    """An action as found: tokens ``first`` to ``last`` (exclusive) of its quote.

    Its label goes from ``label`` to ``told``, where the quote goes on with other actions, or else to its end.
    """

    sentence: int
    first: int
    last: int
    label: int
    status: InitiativeStatus
    rule: str
    agent: Agent
    told: int | None = None


@dataclass(slots=True)
class _Reading:
    """What is known while one sentence is read."""

    sentence: TextSentence
    actors: Mapping[int, Actor]
    speakers: tuple[Concept, ...]
    words: frozenset[str]
    official: bool = False  # whether somebody speaks who can speak for a state
    subject: Subject | None = None  # of the clause before, for a verb that shares it
    covered: int = 0  # up to where actions were found
    labels: set[int] = field(default_factory=set)  # the tokens at which actions found begin with their verb


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
        self._official = -9, -9  # sentence and paragraph in which an official spoke last
        self._acted = -9  # the last sentence that told an action
        self._written = -9  # the last sentence about a document, which "it" may mean in the next
        self._ruled = -9  # the last sentence that told what a document wants done

    def read(
        self,
        sentence: TextSentence,
        actors: Mapping[int, Actor],
        speech: Speech,
        words: frozenset[str],
    ) -> list[Action]:
        """Return the actions of a sentence, of which it is known who speaks in it."""
        if self._tokens[sentence.last - 1].text == "?":
            return []
        official = self._spoken(sentence, speech, words)
        reading = _Reading(sentence, actors, speech.bodies, words, official, covered=sentence.first)
        opening = first_subject(self._tokens, sentence, actors)
        if opening is not None:
            self._memory.open_with(opening, sentence)
        elif opens_with_several(self._tokens, sentence):
            self._memory.pass_over(sentence)
        found: list[Action] = [] if words.isdisjoint(issuing()) else self._issued(reading)
        if self._about_document(sentence):
            self._written = sentence.ordinal
        tokens, reached = self._tokens, sentence.first
        for index in self._rules.places(self._lowers, sentence.first, sentence.last):
            if index < reached:
                continue
            for match in self._rules.matches(tokens, index, sentence.last):
                active = match.rule.value("voice") == "active"
                made = self._active(match, reading) if active else self._passive(match, reading)
                if made:
                    found += made
                    reading.covered = made[-1].last
                    reading.labels.update(action.label for action in made)
                    reached = match.last
                    break
        if not words.isdisjoint(_LISTING):
            found = self._listed(reading, found)
        found += self._elliptic(reading, found)
        if found:
            self._acted = sentence.ordinal
        return _distinct(found)

    def _spoken(self, sentence: TextSentence, speech: Speech, words: frozenset[str]) -> bool:
        """Tell whether somebody speaks for a state: in the sentence, or in the one before where none speaks in this."""
        lists = word_lists()
        met = not words.isdisjoint(lists["meeting_noun"]) and not words.isdisjoint(lists["said_form"])
        before = self._official == (sentence.ordinal - 1, sentence.paragraph) and speech.attribution is None
        official = speech.official or met or before
        if official:
            self._official = sentence.ordinal, sentence.paragraph
        return official

    def _about_document(self, sentence: TextSentence) -> bool:
        """Tell whether a sentence begins with a document: "The plan is …", or with "it", which means the one before."""
        lowers, first = self._lowers, sentence.first
        if lowers[first] in _WRITING:
            return self._written == sentence.ordinal - 1
        if lowers[first] not in _POINTING:
            return False
        lists = word_lists()
        for place in range(first + 1, min(first + _HEADING, sentence.last - 1)):
            lower, following = lowers[place], lowers[place + 1]
            if lower in lists["preposition"] or lower in FINITE or not lower[0].isalpha():
                return False
            if lower in lists["policy_document"]:
                ends = following in lists["preposition"] or following in FINITE or following == ","
                if ends or following.endswith(("ed", "s")):
                    return lower not in lists["statistics"]
        return False

    def _passive(self, match: Match, reading: _Reading) -> list[Action]:
        """Return the action of a passive, or of a campaign that goes on."""
        tokens, sentence = self._tokens, reading.sentence
        subject = noun_subject(tokens, match.first, sentence)
        if subject is None and match.rule.value("status") == "planned":
            subject = antecedent(tokens, match.first, sentence)
            if subject is not None and reading.covered > subject.first:
                return []  # part of an action found
        if subject is None or match.first <= subject.first or not passive_fits(match, subject, sentence, tokens):
            return []
        if not self._ruled_as(match, reading):
            return []
        last, conjunct = object_end(tokens, match.last, sentence, Form.BASE, reading.actors, causative=True)
        handed = match.verb is not None and match.verb.lemma in word_lists()["causative"] | _STEERS
        asked = bool(match.rule.value("asked")) or (handed and self._lowers[min(match.last, last)] == "to")
        if asked and conjunct is not None and last <= match.last + 1:  # "to diversify and improve their breads"
            last, conjunct = object_end(tokens, conjunct.verb.last, sentence, Form.BASE, reading.actors, causative=True)
        wanted = match.rule.value("object")
        if wanted and word_lists()[wanted].isdisjoint(token.lower for token in tokens[match.last : last]):
            return []
        by = self._by(match.last, min(last + 1, sentence.last), reading.actors)
        if match.rule.value("by") and by is None:
            return []
        if by is None and self._by_a_name(match.last, reading.actors):
            return []
        first = subject.first
        if reading.covered > first:
            first = min(reading.covered, match.first - 1)
        agent = self._memory.agent(by, sentence, reading.speakers)
        status = InitiativeStatus(match.rule.value("status"))
        action = Action(sentence.ordinal, first, max(last, match.last), first, status, match.rule.name, agent)
        if not asked and not {token.lower for token in tokens[subject.first : match.last]} & word_lists()["effort"]:
            return [action]
        return [action, *self._joined(conjunct, reading, action, Form.BASE)]

    def _ruled_as(self, match: Match, reading: _Reading) -> bool:
        """Tell whether a writing brings about what is told, where a rule wants one: in its sentence, or near it."""
        wanted, sentence = match.rule.value("under"), reading.sentence
        if not wanted:
            return True
        if wanted == "opening":
            return opens_with_writing(self._lowers, sentence)
        if reading.covered > match.first:
            return False  # part of an action found
        written = self._written == sentence.ordinal
        if ruled(self._lowers, sentence, reading.words, written=written):
            self._ruled = sentence.ordinal
            return True
        near = wanted == "near" and max(self._ruled, self._written) >= sentence.ordinal - 1
        if near and reading.words.isdisjoint(word_lists()["said_form"]):
            self._ruled = sentence.ordinal
            return True
        return False

    def _by(self, first: int, last: int, actors: Mapping[int, Actor]) -> Actor | None:
        """Return the body or the government after "by"."""
        for actor in actors.values():
            person = actor.kind is ActorKind.PERSON and for_a_state(actor, self._tokens)
            reach = _FIELD if person else 1  # "by transport minister Jan Hay"
            before = range(actor.first - 1, max(first, actor.first - reach) - 1, -1)
            near = actor.first <= last and (person or actor.kind in _BY)
            if near and any(self._tokens[place].lower == "by" for place in before):
                return actor
        return None

    def _by_a_name(self, index: int, actors: Mapping[int, Actor]) -> bool:
        """Tell whether "by" and a name that is no public one follow: "will be built by Hay Mills"."""
        tokens, place = self._tokens, index + 1
        if place >= len(tokens) or tokens[index].lower != "by":
            return False
        place += tokens[place].lower == "the"
        named = [actor for actor in actors.values() if actor.first <= place < actor.last]
        if named:
            return all(actor.kind is ActorKind.OTHER for actor in named)
        return tokens[place].text[0].isupper() and tokens[place].lower not in word_lists()["time_word"]

    def _active(self, match: Match, reading: _Reading) -> list[Action]:
        """Return the actions of an active match: the verb's own and those joined to it."""
        tokens, sentence, verb = self._tokens, reading.sentence, match.verb
        if verb is not None and verb.form is Form.PAST and tokens[match.first - 1].lower in _INFINITIVE:
            return []  # "urged them to cut"
        if match.rule.value("intended") and tokens[match.first - 1].lower in {"'s", "\u2019s"}:
            return []  # "the cabinet's plan to cut the duty"
        if match.rule.value("reported") and reading.words.isdisjoint(word_lists()["said_form"]):
            return []
        if match.rule.value("official") and not reading.official:
            return []
        subject, shared = self._subject(match, reading)
        if shared and match.first in reading.labels:
            return []  # found already, joined to the action before
        if subject is None or not subject_fits(
            match, subject, sentence, tokens, self._memory, official=reading.official
        ):
            return []
        after, form = (verb.last, verb.form) if verb is not None else (match.last, Form.PAST)
        if verb is not None and verb.lemma in _FOCUS and after + 1 < sentence.last and tokens[after].lower == "on":
            place = skip_adverbs(tokens, after + 1, sentence.last)
            inner = verb_at(tokens, place, sentence.last, Form.GERUND, word_lists()["action"])
            if inner is not None:
                after, form = inner.last, Form.GERUND
        after = self._past_company(after, sentence)
        plain = form is Form.GERUND and tokens[match.first].lower in {"will", "would"}
        last, conjunct = object_end(
            tokens, after, sentence, form, reading.actors, causative=_hands_on(verb), plain=plain
        )
        if conjunct is not None and last <= after:  # "will guide and support firms": one object for both
            after = conjunct.verb.last
            reading.labels.add(conjunct.verb.first)
            last, conjunct = object_end(
                tokens, after, sentence, form, reading.actors, causative=_hands_on(conjunct.verb)
            )
        if tokens[subject.first].lower in {"which", "who"}:  # a relative clause ends at its comma
            comma = next((place for place in range(after, last) if tokens[place].text == ","), None)
            last, conjunct = (last, conjunct) if comma is None else (comma, None)
        reading.subject = subject
        if not object_fits(match, after, last, tokens):
            return []
        document = subject.actor is None and subject.head not in word_lists()["effort"]
        agent = self._memory.agent(subject.actor, sentence, reading.speakers, document=document)
        if subject.actor is not None and subject.actor.kind is ActorKind.SELF:
            quoted = not reading.words.isdisjoint(_QUOTING | word_lists()["said_form"])
            if not reading.official and (not agent.bodies or (quoted and not reading.speakers)):
                return []  # a company, or a person without a public body, says "we"
        label = verb.first if verb is not None else match.first
        if subject.relative:
            label = subject.first
        action = Action(
            sentence.ordinal,
            match.first if shared else subject.first,
            max(last, match.last),
            label,
            InitiativeStatus(match.rule.value("status")),
            match.rule.name,
            agent,
        )
        infinitive = any(token.lower == "to" for token in tokens[match.first : after])
        made = [action, *self._joined(conjunct, reading, action, form if infinitive or plain else None)]
        self._remember(subject, agent, verb, sentence)
        return made

    def _past_company(self, after: int, sentence: TextSentence) -> int:
        """Return where the object begins: "opened, along with two banks, a school"."""
        tokens = self._tokens
        inserting = word_lists()["preposition"] | _COMPANY
        if after + 1 < sentence.last and tokens[after].text == "," and tokens[after + 1].lower in inserting:
            for place in range(after + 2, min(after + _INSERTED, sentence.last - 1)):
                if tokens[place].text == ",":
                    return place + 1
        return after

    def _subject(self, match: Match, reading: _Reading) -> tuple[Subject | None, bool]:
        """Return the subject of an active verb, and whether it is that of the clause before."""
        if match.rule.value("impersonal"):
            before = match.first - 1
            is_it = before >= reading.sentence.first and self._tokens[before].lower == "it"
            return Subject(before, None, "measures") if is_it else None, False
        subject = subject_before(self._tokens, match.first, reading.sentence, reading.actors)
        if subject is not None and self._means_document(match, subject, reading):
            return Subject(subject.first, None, "plan"), False
        if subject is None and reading.subject is not None and self._tokens[match.first - 1].lower in _SHARING:
            noun = reading.subject.actor is None and not (_NOUNS - {"public"}).intersection(
                str(match.rule.value("who")).split()
            )
            return (None, False) if noun else (reading.subject, True)  # a plan shares no verb of bodies
        if subject is None and self._tokens[match.first - 1].lower == "and":
            subject = subject_of_clause(self._tokens, match.first, reading.sentence, reading.actors)
            if subject is not None:
                return subject, True
        return subject or self._document(match, reading), False

    def _means_document(self, match: Match, subject: Subject, reading: _Reading) -> bool:
        """Tell whether a subject is "it" at the start of a sentence and means the document of the one before."""
        actor, sentence = subject.actor, reading.sentence
        if actor is None or actor.kind is not ActorKind.PRONOUN or actor.first != sentence.first:
            return False
        return self._written == sentence.ordinal and "document" in str(match.rule.value("who")).split()

    def _joined(
        self, conjunct: Conjunct | None, reading: _Reading, action: Action, infinitive: Form | None
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
            )
            changed = infinitive is not None and verb.form is not infinitive
            words = [token.lower for token in tokens[verb.last : last]]
            if verb.form is not Form.PAST or not releases_figures(verb, words):
                status = InitiativeStatus.PLANNED if changed else action.status
                if verb.lemma in lists["go_on"] and tokens[verb.last].lower.endswith("ing"):
                    status = InitiativeStatus.ONGOING  # "… and keep testing wells"
                rule = f"{action.rule}, joined"
                made.append(
                    replace(action, first=start, last=max(last, verb.last), label=verb.first, status=status, rule=rule)
                )
        return made

    def _remember(self, subject: Subject, agent: Agent, verb: Verb | None, sentence: TextSentence) -> None:
        """Keep who acted, for what follows."""
        actor = subject.actor
        if actor is not None and not subject.relative and actor.kind is not ActorKind.PERSON:
            self._memory.heed(agent.bodies if actor.kind in _NAMED else actor.bodies, sentence.ordinal)
        if agent.bodies and verb is not None and verb.lemma in ISSUED | _DRAFTS:
            self._memory.issuer = agent.bodies

    def _document(self, match: Match, reading: _Reading) -> Subject | None:
        """Return a policy document, running campaign or "efforts" as the subject, with all that hangs on the noun."""
        who, lists, sentence = str(match.rule.value("who")).split(), word_lists(), reading.sentence
        if reading.words.isdisjoint(any_list(*_ACTING)) or not _NOUNS & set(who):
            return None
        subject = noun_subject(self._tokens, match.first, sentence)
        if subject is None or subject.head is None:
            return None
        head = subject.head
        between = self._lowers[subject.first : match.first]
        if between[-1] in lists["preposition"] or (
            not FINITE.isdisjoint(between) and lists["relative"].isdisjoint(between)
        ):
            return None  # "is proposing a package of cuts", "to align with established rules"
        if _privately_owned(subject.first, match.first, reading.actors, self._tokens):
            return None
        if (
            {"document", "meeting"} & set(who)
            and head in lists["meeting_noun"]
            and self._tokens[subject.first].lower in {"the", "a"}
        ):
            return subject
        if "documents" in who and head in lists["policy_document"] and head.endswith("s"):
            return subject
        if "support" in who and head in lists["support_noun"]:
            return subject
        if "move" in who and head in lists["move_noun"] and self._acted >= sentence.ordinal - 1:
            return subject
        if "aim" in who and self._aims(subject, match, sentence):
            return subject
        if ("document" in who and head in lists["policy_document"]) or ("running" in who and head in lists["running"]):
            words = {token.lower for token in self._tokens[subject.first : match.first]}
            told = words & (lists["said_form"] - {"announced"})
            return None if words & lists["statistics"] or told else subject
        if "effort" in who and head in lists["effort"]:
            return subject
        if "public" in who and head in lists["public"]:
            if not lists["negation"].isdisjoint(self._lowers[subject.first : match.first]):
                return None
            return Subject(subject.first, Actor(ActorKind.PUBLIC, subject.first, match.first), head)
        return None

    def _aims(self, subject: Subject, match: Match, sentence: TextSentence) -> bool:
        """Tell whether a subject is the goal of a policy: a policy, a body or an action of before must be near."""
        lists, tokens = word_lists(), self._tokens
        words = {token.lower for token in tokens[subject.first : match.first]}
        if tokens[match.first].lower.endswith("ing"):
            return False  # "tasks, including widening …": a list
        if subject.head not in lists["aim_noun"] and not (subject.head in _ONE and words & lists["aim_noun"]):
            return False
        near = {token.lower for token in tokens[sentence.first : sentence.last]}
        return self._acted >= sentence.ordinal - 1 or bool(near & any_list("document_head", "public", "body_noun"))

    def _issued(self, reading: _Reading) -> list[Action]:
        """Return the documents that the sentence says are issued."""
        sentence, found = reading.sentence, list[Action]()
        for first, last, by in issued(self._tokens, sentence, reading.actors):
            if by is not None:
                self._memory.issuer = by.bodies
                self._memory.heed(by.bodies, sentence.ordinal)
            agent = self._memory.agent(by, sentence, reading.speakers)
            found.append(
                Action(sentence.ordinal, first, last, first, InitiativeStatus.COMPLETED, "document issued", agent)
            )
        return found

    def _listed(self, reading: _Reading, found: Sequence[Action]) -> list[Action]:
        """Return the actions found with those of a list of tasks; what holds the list ends before it."""
        ordinal, listing = reading.sentence.ordinal, listed(self._tokens, reading.sentence, reading.actors)
        items = [item for item in listing if not any(_crosses(action, item, listing) for action in found)]
        agent = self._memory.agent(None, reading.sentence, reading.speakers, document=True)
        kept = [replace(action, last=_before_list(action, items, self._tokens)) for action in found]
        return kept + [
            Action(ordinal, first, last, verb.first, InitiativeStatus.PLANNED, "tasks of a list", agent)
            for first, last, verb in items
        ]

    def _elliptic(self, reading: _Reading, found: Sequence[Action]) -> list[Action]:
        """Find "as is a campaign to …": a second subject that shares the verb of the action before it."""
        tokens, sentence = self._tokens, reading.sentence
        for action in found:
            for index in range(action.label + 1, sentence.last - 3):
                opens = tokens[index].lower in {"as", "so"} and tokens[index - 1].lower in {",", "and"}
                if not opens or tokens[index + 1].lower not in _ELLIPTIC:
                    continue
                words = {token.lower for token in tokens[index : sentence.last]}
                if words & word_lists()["policy_noun"]:
                    last = sentence.last - (tokens[sentence.last - 1].text == ".")
                    rule = "as is another"
                    return [replace(action, first=index, last=last, label=index + 2, rule=rule)]
        return []


def _crosses(action: Action, item: tuple[int, int, Verb], listing: Sequence[tuple[int, int, Verb]]) -> bool:
    """Tell whether an action found is one of a list's, and not what the list hangs on."""
    return action.first < item[1] and item[0] < action.last and action.label >= listing[0][0]


def _before_list(action: Action, items: Sequence[tuple[int, int, Verb]], tokens: tuple[Token, ...]) -> int:
    """Return where an action ends that a list of others hangs on: before the list and the words that open it."""
    if not items or not action.first < items[0][0] < action.last:
        return action.last
    last = items[0][0]
    while last > action.label + 1 and tokens[last - 1].lower in _OPENING:
        last -= 1
    return last


def _privately_owned(first: int, last: int, actors: Mapping[int, Actor], tokens: tuple[Token, ...]) -> bool:
    """Tell whether a noun phrase is that of a company: "the airline's programme", "the plan of the brewer"."""
    private = word_lists()["private_noun"]
    for place in range(first + 1, last):
        lower = tokens[place].lower
        if lower in {"'s", "\u2019s"}:
            owner = actors.get(place)
            if tokens[place - 1].lower in private or (owner is not None and owner.kind is ActorKind.OTHER):
                return True
        elif lower in private and tokens[place - 1].lower == "the" and tokens[place - 2].lower in {"of", "by"}:
            return True
    return False


def _hands_on(verb: Verb | None) -> bool:
    """Tell whether a verb hands its action to others ("encourage firms to …")."""
    return verb is not None and verb.lemma in word_lists()["causative"]


def _distinct(actions: list[Action]) -> list[Action]:
    """Drop actions found twice, and order the rest by the text."""
    kept = {(action.first, action.label): action for action in reversed(actions) if action.last > action.first}
    return sorted(kept.values(), key=lambda action: (action.first, action.last))
