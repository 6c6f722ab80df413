"""Actions of public bodies: the rules of ``rules/initiatives.toml`` over each sentence; after actors and clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from policykg.extraction.actors import Actor, ActorKind, Memory
from policykg.extraction.clauses import (
    Subject,
    clause_start,
    noun_subject,
    object_end,
    subject_before,
)
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import Match, RuleSet, skip_adverbs
from policykg.extraction.words import Form, Verb, read_rules, verb_at, word_lists
from policykg.facts import Concept, InitiativeStatus

_ACTOR_NAMES: Final = {
    ActorKind.BODY: "body",
    ActorKind.REFERENCE: "body",
    ActorKind.PRONOUN: "pronoun",
    ActorKind.PERSON: "person",
    ActorKind.COUNTRY: "country",
    ActorKind.PUBLIC: "public",
    ActorKind.EFFORT: "effort",
}
_NAMED: Final = frozenset({ActorKind.BODY, ActorKind.REFERENCE, ActorKind.PRONOUN})
_ISSUED: Final = frozenset(
    "issue publish release unveil approve adopt launch introduce draw_up promulgate announce".split()
)


@dataclass(frozen=True, slots=True)
class Action:
    """An action as found: tokens ``first`` to ``last`` (exclusive) of its quote, ``verb`` where its label begins."""

    sentence: int
    first: int
    last: int
    label_first: int
    status: InitiativeStatus
    rule: str
    bodies: tuple[Concept, ...]
    missing: str | None
    inherited: int | None  # sentence that the agent was taken from
    purpose: tuple[int, int] | None = None


@lru_cache(maxsize=1)
def rules() -> RuleSet:
    """Return the rules of initiatives."""
    return RuleSet(read_rules("initiatives")["rule"])


class Finder:
    """Finds the actions of an article, sentence by sentence, with what it remembers of the ones before."""

    def __init__(self, tokens: Sequence[Token], memory: Memory) -> None:
        self._tokens = tokens
        self._memory = memory
        self._lists = word_lists()
        self._rules = rules()

    def read(self, sentence: TextSentence, actors: Mapping[int, Actor], speakers: tuple[Concept, ...]) -> list[Action]:
        """Return the actions of a sentence. ``speakers`` are the bodies that the sentence quotes."""
        found = self._reduced(sentence, actors, speakers)
        tokens, index, previous = self._tokens, sentence.first, None
        covered = sentence.first
        while index < sentence.last:
            following = index + 1
            for match in self._rules.matches(tokens, index, sentence.last):
                made, previous, reached = self._actions(match, sentence, actors, speakers, previous, covered)
                if made:
                    found += made
                    covered = reached
                    following = max(following, match.last)
                    break
            index = following
        found += self._listed(sentence, actors, speakers, found)
        return _distinct(found)

    def _actions(
        self,
        match: Match,
        sentence: TextSentence,
        actors: Mapping[int, Actor],
        speakers: tuple[Concept, ...],
        previous: Subject | None,
        covered: int,
    ) -> tuple[list[Action], Subject | None, int]:
        """Return the actions of one match, and the subject for clauses that leave it out."""
        voice = match.rule.value("voice")
        if voice == "active":
            return self._active(match, sentence, actors, speakers, previous, covered)
        subject = noun_subject(self._tokens, match.first, sentence)
        if subject is None or subject.head is None or match.first <= subject.first:
            return [], previous, covered
        if not self._passive_fits(match, subject, sentence):
            return [], previous, covered
        last, _ = object_end(self._tokens, match.last, sentence, Form.BASE, actors, causative=True)
        by = self._by_body(match.last, min(last + 1, sentence.last), actors)
        first = max(subject.first, min(covered, match.first - 1)) if covered > subject.first else subject.first
        bodies, missing, source = self._agent_of(None, sentence, by or speakers, bool(by))
        action = Action(
            sentence.ordinal,
            first,
            max(last, match.last),
            first,
            InitiativeStatus(match.rule.value("status")),
            match.rule.name,
            bodies,
            missing,
            source,
        )
        return [action], previous, action.last

    def _passive_fits(self, match: Match, subject: Subject, sentence: TextSentence) -> bool:
        """Tell whether the noun before a passive or a verb of progress can be acted on by a public body."""
        tokens, lists = self._tokens, self._lists
        head = subject.head or ""
        words = {token.lower for token in tokens[subject.first : match.first]}
        if words & lists["negation"] or words & lists["said_form"] - {"added"}:
            return False
        if (
            head in lists["statistics"]
            or head in {"it", "this", "that", "they", "there", "what"}
            and match.rule.value("status") != "planned"
        ):
            return False
        if match.rule.value("head") == "effort":
            return head in lists["effort"]
        if match.rule.value("voice") == "progress":
            if (
                match.rule.value("last")
                and match.last < sentence.last - 1
                and tokens[match.last].lower not in {"until", "in", "with", "on", "throughout", "through"}
            ):
                return False
            return head in lists["policy_noun"] and not words & lists["movement_noun"]
        if match.verb is not None and match.verb.lemma in {"make", "take"}:
            return bool(words & lists["effort"])
        return not (
            match.verb is not None
            and match.verb.lemma in {"publish", "release", "revise", "hold", "issue"}
            and words & lists["statistics"]
        )

    def _by_body(self, first: int, last: int, actors: Mapping[int, Actor]) -> tuple[Concept, ...]:
        """Return the body after "by"."""
        for actor in actors.values():
            if (
                first <= actor.first - 1 < last
                and self._tokens[actor.first - 1].lower == "by"
                and actor.kind in {ActorKind.BODY, ActorKind.REFERENCE}
            ):
                return actor.bodies
        return ()

    def _active(
        self,
        match: Match,
        sentence: TextSentence,
        actors: Mapping[int, Actor],
        speakers: tuple[Concept, ...],
        previous: Subject | None,
        covered: int,
    ) -> tuple[list[Action], Subject | None, int]:
        """Return the actions of an active match: the verb's own and those joined to it."""
        tokens, lists = self._tokens, self._lists
        subject = subject_before(tokens, match.first, sentence, actors)
        shared = False
        if subject is None and previous is not None and tokens[match.first - 1].lower in {"and", "but", "then", "also"}:
            subject, shared = previous, True
        if subject is None:
            subject = self._document(match, sentence)
        if subject is None or not self._may(match, subject, sentence):
            return [], previous, covered
        verb = match.verb
        after = verb.last if verb is not None else match.last
        form = verb.form if verb is not None else Form.PAST
        if verb is not None and verb.lemma == "be":
            return [], previous, covered
        if (
            verb is not None
            and verb.lemma in {"focus", "concentrate", "centre", "center"}
            and after + 1 < sentence.last
            and tokens[after].lower == "on"
        ):
            inner = verb_at(
                tokens, skip_adverbs(tokens, after + 1, sentence.last), sentence.last, Form.GERUND, lists["action"]
            )
            if inner is not None:
                after, form = inner.last, Form.GERUND
        if verb is not None and verb.lemma in {"continue", "go", "begin", "start", "proceed"} and subject.actor is None:
            return [], previous, covered
        causative = verb is not None and verb.lemma in lists["causative"]
        last, conjunct = object_end(tokens, after, sentence, form, actors, causative)
        infinitive = any(token.lower == "to" for token in tokens[match.first : after])
        if not self._object_fits(match, after, last):
            return [], subject, covered
        bodies, missing, source = self._agent_of(subject, sentence, speakers, False)
        status = InitiativeStatus(match.rule.value("status"))
        first = match.first if shared else subject.first
        label = verb.first if verb is not None else match.first
        made = [
            Action(
                sentence.ordinal, first, max(last, match.last), label, status, match.rule.name, bodies, missing, source
            )
        ]
        while conjunct is not None:
            start, verb = conjunct.first, conjunct.verb
            causative = verb.lemma in lists["causative"]
            last, conjunct = object_end(tokens, verb.last, sentence, verb.form, actors, causative)
            joined = InitiativeStatus.PLANNED if infinitive and verb.form is not form else status
            if verb.lemma not in lists["releases"] or not lists["statistics"] & {
                token.lower for token in tokens[verb.last : min(verb.last + 3, last)]
            }:
                made.append(
                    Action(
                        sentence.ordinal,
                        start,
                        max(last, verb.last),
                        verb.first,
                        joined,
                        match.rule.name + ", joined",
                        bodies,
                        missing,
                        source,
                    )
                )
        if subject.actor is not None and not subject.relative and subject.actor.kind is not ActorKind.PERSON:
            self._memory.heed(bodies if subject.actor.kind in _NAMED else subject.actor.bodies, sentence.ordinal)
        if bodies and verb is not None and verb.lemma in _ISSUED:
            self._memory.issuer = bodies
        return made, subject, made[-1].last

    def _document(self, match: Match, sentence: TextSentence) -> Subject | None:
        """Return a policy document, running campaign or "efforts" as the subject, with all that hangs on the noun."""
        who = str(match.rule.value("who")).split()
        if not {"document", "effort", "running", "public"} & set(who):
            return None
        subject = noun_subject(self._tokens, match.first, sentence)
        if subject is None or subject.head is None:
            return None
        head, lists = subject.head, self._lists
        if ("document" in who and head in lists["policy_document"]) or ("running" in who and head in lists["running"]):
            words = {token.lower for token in self._tokens[subject.first : match.first]}
            return None if words & lists["statistics"] or words & lists["said_form"] else subject
        if "effort" in who and head in lists["effort"]:
            return subject
        if "public" in who and head in lists["public"]:
            return Subject(subject.first, Actor(ActorKind.PUBLIC, subject.first, match.first), head)
        return None

    def _may(self, match: Match, subject: Subject, sentence: TextSentence) -> bool:
        """Tell whether the rule allows this actor, and this verb with it."""
        tokens, lists = self._tokens, self._lists
        who = str(match.rule.value("who")).split()
        verb = match.verb
        before = {token.lower for token in tokens[match.first : match.last]}
        if before & lists["negation"]:
            return False
        if verb is not None and verb.lemma in lists["no_action"] and verb.lemma not in lists["action"]:
            return False
        if verb is not None and verb.lemma in lists["go_on"] and tokens[verb.last].lower not in lists["determiner"]:
            return False
        actor = subject.actor
        if actor is None:
            allowed = verb is None or verb.lemma in lists["action"] or verb.lemma in lists["done_to"]
            allowed = allowed and not (
                verb is not None and verb.form is not Form.BASE and subject.head in lists["effort"]
            )
            return allowed or subject.head in lists["effort"]
        if _ACTOR_NAMES.get(actor.kind, "") not in who:
            return False
        if verb is not None and verb.lemma not in lists["action"] and verb.form is not Form.BASE:
            return actor.kind in {ActorKind.BODY, ActorKind.REFERENCE} and verb.lemma not in lists["said"]
        if actor.kind in {ActorKind.COUNTRY, ActorKind.PUBLIC, ActorKind.PRONOUN}:
            if verb is not None and verb.lemma not in lists["action"]:
                return False
            of_states = lists["movement_verb" if actor.kind is ActorKind.PRONOUN else "of_states"]
            if verb is not None and verb.lemma in of_states and not tokens[match.first].lower in {"will", "would"}:
                return False
            if actor.kind is ActorKind.PRONOUN:
                return sentence.ordinal - self._memory.it_sentence <= 1
        return True

    def _object_fits(self, match: Match, first: int, last: int) -> bool:
        """Tell whether the object is one of policy: releasing figures or saying something is none."""
        tokens, lists = self._tokens, self._lists
        words = [token.lower for token in tokens[first : min(last, first + 12)]]
        verb = match.verb
        wanted = match.rule.value("object")
        if wanted and not lists[wanted] & set(words):
            return False
        if verb is None:
            return True
        if verb.form is not Form.BASE and verb.lemma in lists["says"]:
            return False
        if (
            verb.form is not Form.BASE
            and words
            and (
                words[0] in {"that", ",", ".", "how", "why", "whether"}
                or words[0] in lists["preposition"]
                and verb.lemma in {"announce", "order"}
            )
        ):
            return False
        near = words[:5]
        for cut in ("of", "on", "for", "that", "which", "to", "in", ","):
            if cut in near:
                near = near[: near.index(cut)]
        if near and near[-1] in lists["statistics"] and verb.lemma in lists["releases"]:
            return False
        needs_object = verb.last < len(tokens) and first < last
        return needs_object or verb.lemma in {"act", "intervene", "cooperate"} or "_" in verb.lemma

    def _agent_of(
        self, subject: Subject | None, sentence: TextSentence, speakers: tuple[Concept, ...], stated: bool
    ) -> tuple[tuple[Concept, ...], str | None, int | None]:
        """Return the bodies that act, or the code why none is known, and the sentence they were taken from."""
        memory = self._memory
        actor = subject.actor if subject is not None else None
        if actor is not None and actor.kind in {
            ActorKind.BODY,
            ActorKind.REFERENCE,
            ActorKind.PERSON,
            ActorKind.PRONOUN,
        }:
            if actor.bodies:
                inherited = (
                    actor.kind is not ActorKind.BODY and memory.source is not None and memory.source != sentence.ordinal
                )
                return actor.bodies, None, memory.source if inherited else None
            if actor.kind is ActorKind.PRONOUN or not memory.focus:
                return (), "unnamed-group", None
            return memory.focus, None, memory.source
        if stated or speakers:
            return speakers, None, None
        if actor is not None and actor.kind is ActorKind.PUBLIC:
            return (), "unnamed-group", None
        if actor is not None and actor.kind is ActorKind.COUNTRY:
            if memory.issuer:
                return memory.issuer, None, memory.source
            return (), "government-at-large", None
        if subject is not None and subject.head is not None and memory.issuer and actor is None:
            return memory.issuer, None, memory.source
        bodies = memory.fallback()
        if bodies:
            return bodies, None, memory.source
        return (), "passive" if subject is None else "not-stated", None

    def _reduced(
        self, sentence: TextSentence, actors: Mapping[int, Actor], speakers: tuple[Concept, ...]
    ) -> list[Action]:
        """Find documents with a participle: "a notice issued in May by the ministry", "The plan, published on Monday,"."""
        tokens, lists, found = self._tokens, self._lists, list[Action]()
        for index in range(sentence.first + 1, sentence.last):
            verb = verb_at(tokens, index, sentence.last, Form.PAST, _ISSUED)
            if verb is None:
                continue
            by = next(
                (
                    a
                    for a in actors.values()
                    if verb.last < a.first <= verb.last + 7
                    and tokens[a.first - 1].lower in {"by"}
                    and a.kind in {ActorKind.BODY, ActorKind.REFERENCE}
                ),
                None,
            )
            place = index
            while place > sentence.first and (
                tokens[place - 1].lower in lists["adverb"] or tokens[place - 1].lower.endswith("ly")
            ):
                place -= 1
            if tokens[place - 1].lower in {"was", "were", "been", "is", "are"} and by is None:
                continue
            comma = tokens[place - 1].text == ","
            if by is None and not comma:
                continue
            first = self._document_before(place - 1 if comma else place, sentence)
            if first is None:
                continue
            if by is not None:
                self._memory.issuer = by.bodies
                self._memory.heed(by.bodies, sentence.ordinal)
            bodies, missing, source = (
                (by.bodies, None, None) if by is not None else self._agent_of(None, sentence, speakers, False)
            )
            last = by.last if by is not None else self._to_comma(verb.last, sentence)
            found.append(
                Action(
                    sentence.ordinal,
                    first,
                    last,
                    first,
                    InitiativeStatus.COMPLETED,
                    "document issued",
                    bodies,
                    missing,
                    source,
                )
            )
        return found

    def _to_comma(self, index: int, sentence: TextSentence) -> int:
        while index < sentence.last and self._tokens[index].text not in {",", "."}:
            index += 1
        return index

    def _document_before(self, last: int, sentence: TextSentence) -> int | None:
        """Return where the noun phrase of a policy document begins that ends before a token."""
        tokens, lists = self._tokens, self._lists
        first = last
        while first > sentence.first and last - first < 20:
            before = tokens[first - 1]
            if (
                before.text in {",", ";", ":"}
                or before.lower in {"to", "said", "that", "which", "under"}
                or before.lower in _AUXILIARIES
            ):
                break
            first -= 1
            if before.lower in {"a", "an", "the", "its"} and lists["document_head"] & {
                t.lower for t in tokens[first:last]
            }:
                break
        words = {token.lower for token in tokens[first:last]}
        return first if words & lists["document_head"] and not words & lists["statistics"] else None

    def _listed(
        self,
        sentence: TextSentence,
        actors: Mapping[int, Actor],
        speakers: tuple[Concept, ...],
        found: Sequence[Action],
    ) -> list[Action]:
        """Find the actions of a list after a colon: "The plan names three tasks: widening …, training … and …"."""
        tokens, lists = self._tokens, self._lists
        colon = next((i for i in range(sentence.first, sentence.last) if tokens[i].text == ":"), None)
        if colon is None or any(action.last > colon + 1 for action in found):
            return []
        if not lists["task"] & {token.lower for token in tokens[max(sentence.first, colon - 8) : colon]}:
            return []
        place = skip_adverbs(tokens, colon + 1, sentence.last)
        verb = verb_at(tokens, place, sentence.last, Form.GERUND, lists["action"])
        start, made = colon + 1, list[Action]()
        subject = Subject(sentence.first, None, "plan")
        bodies, missing, source = self._agent_of(subject, sentence, speakers, False)
        while verb is not None:
            last, conjunct = object_end(tokens, verb.last, sentence, Form.GERUND, actors, False)
            made.append(
                Action(
                    sentence.ordinal,
                    start,
                    last,
                    verb.first,
                    InitiativeStatus.PLANNED,
                    "tasks after a colon",
                    bodies,
                    missing,
                    source,
                )
            )
            verb = conjunct.verb if conjunct is not None else None
            start = conjunct.first if conjunct is not None else start
        return made


_AUXILIARIES: Final = frozenset("is are was were has have had will would".split())


def _distinct(actions: list[Action]) -> list[Action]:
    """Drop actions that lie mostly within another found before them, and order the rest by the text."""
    kept: list[Action] = []
    for action in sorted(actions, key=lambda item: (item.first, -item.last)):
        if any(other.first == action.first and other.label_first == action.label_first for other in kept):
            continue
        if action.last > action.first:
            kept.append(action)
    return kept


def elliptic(tokens: Sequence[Token], sentence: TextSentence, found: Sequence[Action]) -> list[Action]:
    """Find "as is a campaign to …": a second subject that shares the verb of the action before it."""
    made: list[Action] = []
    lists = word_lists()
    for action in found:
        for index in range(action.label_first, sentence.last - 3):
            here = [token.lower for token in tokens[index : index + 3]]
            if (
                here[0] in {"as", "so"}
                and here[1] in {"is", "are", "will", "was", "were"}
                and tokens[index - 1].text in {",", "and"}
                and tokens[index + 2].text[0].isalpha()
            ):
                last = sentence.last
                while tokens[last - 1].text in {".", ","}:
                    last -= 1
                words = {token.lower for token in tokens[index:last]}
                if words & lists["policy_noun"]:
                    made.append(
                        Action(
                            sentence.ordinal,
                            index,
                            last,
                            index + 2,
                            action.status,
                            "as is another",
                            action.bodies,
                            action.missing,
                            action.inherited,
                        )
                    )
                return made
    return made


__all__ = ["Action", "Finder", "Verb", "clause_start", "elliptic", "rules"]
