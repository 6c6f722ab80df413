"""What a verb, its subject and its object must be to make an action of a public body; after clauses and memory."""

from __future__ import annotations

from typing import Final

from policykg.extraction.actions import Reading
from policykg.extraction.memory import BODIES, Actor, ActorKind, Memory
from policykg.extraction.objects import acts_on, in_phrase, moves
from policykg.extraction.sentences import TextSentence
from policykg.extraction.speech import for_a_state
from policykg.extraction.subjects import Subject
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import Match, forms_of
from policykg.extraction.words import Form, Verb, any_list, verb_at, word_lists

_ACTOR_NAMES: Final = {
    ActorKind.BODY: "body",
    ActorKind.REFERENCE: "body",
    ActorKind.PRONOUN: "pronoun",
    ActorKind.PERSON: "person",
    ActorKind.COUNTRY: "country",
    ActorKind.PUBLIC: "public",
    ActorKind.EFFORT: "effort",
    ActorKind.SELF: "self",
}
_POINTERS: Final = frozenset({"that", "this", "it", "them", "."})
_REPORTS: Final = frozenset({"report", "reports"})
_DENYING: Final = frozenset({"denied", "denies", "deny", "dismissed", "denying"})
_ENSURING: Final = word_lists()["ensuring"]
_NAMING: Final = word_lists()["before_intention"]
_BEGAN: Final = frozenset({"started", "began"})
_HOW: Final = frozenset({"how", "what"})
_SPEAKER: Final = 7  # how far before "said" those who speak may stand, in tokens
_HELPED: Final = 4  # the longest phrase for who is helped to do something, in tokens
_JOINTS: Final = frozenset({"and", "or"})


def subject_fits(match: Match, subject: Subject, reading: Reading, memory: Memory) -> bool:
    """Tell whether an active rule allows this subject, and this verb with it."""
    lists, verb, sentence, tokens = word_lists(), match.verb, reading.sentence, reading.tokens
    if not match.rule.value("refused") and _is_negated(match, tokens):
        return False
    if verb is not None and _goes_on_moving(verb, tokens):
        return False
    if match.rule.name == "intends to do" and _only_names_intention(match.first, tokens):
        return False
    if match.rule.value("status") == "planned" and _is_opinion_of_experts(reading):
        return False
    actor = subject.actor
    if actor is not None and _in_condition(actor, sentence, tokens):
        return False
    if actor is not None and _in_opinion(actor, sentence, tokens) and not _seen_by_dealers(match, reading):
        return False
    if actor is not None and verb is not None and _is_demanded(actor, verb, sentence, tokens):
        return False
    if not lists["widely"].isdisjoint(token.lower for token in tokens[match.first : match.last]):
        return False  # "is widely expected to": others expect it
    if actor is None:
        if match.rule.value("ruling") and subject.head in lists["weak_writing"]:
            return False  # "the report focuses on …" rules nothing
        if (
            verb is not None
            and verb.lemma in lists["course_begins"]
            and tokens[verb.last].lower not in lists["determiner"]
            and not _has_twin(verb, tokens)
        ):
            return False
        if subject.head in lists["effort"]:
            return verb is None or verb.form is Form.BASE or match.rule.value("status") != "completed"
        if not lists["opinion"].isdisjoint(reading.lowers[subject.first : match.first]):
            return False  # "the government hopes the scheme will create"
        known = verb is None or verb.lemma in lists["action"] or verb.lemma in lists["done_to"]
        known = known or (match.rule.name == "intends to do" and _means_to_change(verb, tokens))
        return known and (verb is None or not _only_helps(verb, tokens))
    who = match.rule.who
    if _ACTOR_NAMES.get(actor.kind, "") not in who and not (actor.kind is ActorKind.SELF and "body" in who):
        return False
    known = verb is None or verb.lemma in lists["action"] or bool(match.rule.value("refused"))
    public = memory.are_public(actor.bodies) and (reading.official or for_a_state(actor, tokens))
    if actor.kind is ActorKind.PERSON and not public:
        return False
    if actor.kind in BODIES:
        return known or verb is None or verb.lemma not in lists["said"] or verb.form is Form.BASE
    if actor.kind is ActorKind.SELF:
        if known or verb is None or verb.form is not Form.BASE:
            return known
        return bool(match.rule.value("intended")) and verb.lemma not in lists["no_action"]
    if actor.kind is ActorKind.PRONOUN:
        if tokens[actor.first - 1].lower == "than":
            return False  # "bought more than it sold"
        if match.rule.value("deed") and tokens[actor.first - 1].lower in lists["over_pronoun"]:
            return False  # "wants it extended", "since it opened"
        spoken = verb is not None and verb.lemma in lists["said"] and verb.form is not Form.BASE and not known
        if sentence.ordinal - memory.it_sentence > 1 or spoken:
            return False
        if memory.it_sentence != sentence.ordinal and _said_by_another(actor, sentence, tokens):
            return False
        if not memory.it and memory.it_sentence == sentence.ordinal and verb is not None and verb.form is Form.BASE:
            return True
        if not memory.it:
            deed = memory.it_country != memory.it_sentence or (verb is not None and verb.form is Form.BASE)
            if not deed and verb is not None and not match.rule.value("deed") and actor.first == sentence.first:
                deed = verb.lemma not in any_list("of_states", "result_of_states")  # "It has simplified its papers"
            return known and (deed or (verb is not None and _tells_of_policy(verb, sentence, tokens)))
        return (
            verb is None
            or verb.form is Form.BASE
            or verb.lemma not in lists["movement_verb"]
            or acts_on(verb, tokens)
            or in_phrase("policy_object", verb.last, sentence.last, tokens)
        )
    if verb is None:
        return True
    if match.rule.value("place") and tokens[actor.last - 1].lower not in lists["local_place"]:
        return False  # of a country only what it decides is sure to be its act
    if match.rule.value("phrase"):
        return known  # the object tells
    if match.rule.value("intended") or (verb.form is Form.BASE and actor.kind is ActorKind.PUBLIC):
        return True
    if actor.kind is ActorKind.COUNTRY and verb.form is Form.BASE:
        moving = verb.lemma in lists["state_moves"] and not in_phrase("policy_event", verb.last, sentence.last, tokens)
        return known and not moving and not (verb.lemma in lists["of_states"] and moves(verb, sentence.last, tokens))
    groups = any_list("of_states", "result_of_states") if verb.form is Form.PAST else lists["of_states"]
    if not known or verb.form is Form.BASE or verb.lemma not in groups:
        return known
    if acts_on(verb, tokens) or in_phrase("policy_object", verb.last, sentence.last, tokens):
        return True
    if (
        verb.lemma in lists["dealings"]
        and actor.kind is ActorKind.PUBLIC
        and tokens[actor.last - 1].lower in lists["ruler_noun"]
    ):
        return True
    return actor.kind is ActorKind.PUBLIC and in_phrase("public_money", verb.last, sentence.last, tokens)


def _only_names_intention(index: int, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a word is no verb with a tense: "the latest *move* to cut waste", "a country *battling* to"."""
    lower = tokens[index].lower
    return lower.endswith("ing") or (lower in word_lists()["intention_noun"] and tokens[index - 1].lower in _NAMING)


def _tells_of_policy(verb: Verb, sentence: TextSentence, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a verb acts on something of policy, so that what "it" does is no course of a country."""
    return in_phrase("policy_object", verb.last, sentence.last, tokens)


def _is_negated(match: Match, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a match says "not", and not "not only"."""
    words = [token.lower for token in tokens[match.first : match.last]]
    if word_lists()["negation"].isdisjoint(words):
        return False
    return "only" not in words or words[words.index("only") - 1] != "not"


def _means_to_change(verb: Verb | None, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a writing may aim at what a verb of no list tells: a movement is none, nor what only points back."""
    if verb is None or verb.last >= len(tokens) or tokens[verb.last].lower in _POINTERS:
        return False
    return verb.lemma == "reflect" or verb.lemma not in word_lists()["no_action"]


def _only_helps(verb: Verb, tokens: tuple[Token, ...]) -> bool:
    """Tell whether something only does good: "the rules will help reduce bills", "… will enable ports to grow"."""
    if verb.form is not Form.BASE or verb.lemma not in word_lists()["benefiting"]:
        return False
    action = word_lists()["action"]
    for place in range(verb.last, min(verb.last + _HELPED, len(tokens) - 1)):
        if tokens[place].lower == "to" or verb_at(tokens, place, place + 2, Form.BASE, action) is not None:
            return True
    return False


def _in_opinion(actor: Actor, sentence: TextSentence, tokens: tuple[Token, ...]) -> bool:
    """Tell whether somebody only believes what an actor does: "economists expect that the bank will cut its rate"."""
    before = actor.first - 1 - (tokens[actor.first - 1].lower == "that")
    if before <= sentence.first:
        return False
    lists, lower = word_lists(), tokens[before].lower
    if lower in lists["opinion"] or (lower in _ENSURING and before < actor.first - 1):
        return True
    if tokens[before + 1].lower == "that" and _is_rumour(before, sentence, tokens):
        return True  # "denied a report that the ministry will …"
    if lower != "say" and lower not in lists["said_form"]:
        return False
    for token in reversed(tokens[max(sentence.first, before - _SPEAKER) : before]):
        if token.text == "," or token.lower in lists["finite"]:
            return False
        if token.lower in lists["expert_noun"]:
            return True  # "analysts at the bank said"
    return False


def _is_rumour(place: int, sentence: TextSentence, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a word before "that" names what is only said ("speculation"), or a report that is denied."""
    lower = tokens[place].lower
    if lower in _REPORTS:
        return any(token.lower in _DENYING for token in tokens[sentence.first : place])
    return lower in word_lists()["rumour_noun"]


def _seen_by_dealers(match: Match, reading: Reading) -> bool:
    """Tell whether those who trade with a body tell what it did: "dealers said the bank bought dollars"."""
    done = match.rule.value("status") == "completed" and not reading.words.isdisjoint(word_lists()["dealer_noun"])
    return done and reading.words.isdisjoint(word_lists()["opinion"])


def _is_opinion_of_experts(reading: Reading) -> bool:
    """Tell whether only experts say what a sentence tells: "…, economists say"."""
    if reading.official or reading.words.isdisjoint(word_lists()["expert_noun"]):
        return False
    if not reading.words.isdisjoint(word_lists()["dealer_noun"]) and "today" in reading.words:
        return False  # "will sell bills today, money traders said"
    lists, lowers, sentence = word_lists(), reading.lowers, reading.sentence
    said = lists["opinion"] | lists["said_form"] | {"say"}
    for place in range(sentence.first + 2, sentence.last - 1):
        before = lowers[max(sentence.first, place - _SPEAKER) : place]
        if lowers[place] in said and "," in before and not lists["expert_noun"].isdisjoint(before[-2:]):
            return True
    return False


def _is_demanded(actor: Actor, verb: Verb, sentence: TextSentence, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a verb that looks like a past only tells what is demanded: "demanded that Peru cut its duty"."""
    that = actor.first - 1 - (tokens[actor.first - 1].lower == "the")
    if verb.form is not Form.PAST or tokens[that].lower != "that" or that <= sentence.first:
        return False
    return tokens[verb.first].lower == verb.lemma and tokens[that - 1].lower in forms_of("demanding_that")


def _in_condition(actor: Actor, sentence: TextSentence, tokens: tuple[Token, ...]) -> bool:
    """Tell whether what an actor does is only a condition: "if the ministry cuts the toll"."""
    before = tokens[actor.first - 1].lower if actor.first > sentence.first else ""
    if before in _HOW and actor.kind is ActorKind.PRONOUN:
        return True  # "has set out how it will spend the money"
    if before == "since" and actor.last < len(tokens) and tokens[actor.last].lower in _BEGAN:
        return True  # "the highest since the government started keeping records"
    if before == "when":
        return actor.kind is ActorKind.PRONOUN  # "did not say when it would act"
    return before in word_lists()["condition"]


def _said_by_another(actor: Actor, sentence: TextSentence, tokens: tuple[Token, ...]) -> bool:
    """Tell whether somebody with a name of one word, who is no known body, says what "it" does: "Hay said it will"."""
    said = actor.first - 1 - (tokens[actor.first - 1].lower == "that")
    if said - 1 != sentence.first or tokens[said].lower not in word_lists()["said_form"]:
        return False
    name = tokens[said - 1].text
    return name[0].isupper() and name.lower() not in word_lists()["never_name"]


def _goes_on_moving(verb: Verb, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the verb is "keep" or "continue" with another verb after it: a rule of its own finds that one."""
    lists = word_lists()
    if verb.lemma not in lists["go_on"] or verb.last >= len(tokens):
        return False
    after = tokens[verb.last].lower
    if _has_twin(verb, tokens):
        return False
    if verb.lemma == "keep":  # "keep schools open" is an act of its own
        return after.endswith("ing") or after in lists["preposition"] or not after[0].isalpha()
    return after not in lists["determiner"]


def _has_twin(verb: Verb, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a second verb shares the object of a verb: "decided to continue and widen its grants"."""
    if tokens[verb.last].lower not in _JOINTS:
        return False
    return verb_at(tokens, verb.last + 1, len(tokens), verb.form, word_lists()["action"]) is not None
