"""Where the object of an action ends, and which further verbs share its subject; comes after clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policykg.extraction.clauses import STOPS, joins_words
from policykg.extraction.connectors import after_connectors, done_beside, next_comma
from policykg.extraction.memory import Actor
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.wordrules import forms_of, skip_adverbs
from policykg.extraction.words import Form, Verb, verb_at, word_lists

_HANDED_ON: Final = frozenset({"to", "in", "from"})
_NOUNS: Final = word_lists()["gerund_noun"]
_AIMING: Final = frozenset({"so", "aiming"})
_SPEAKER: Final = 11  # the longest insertion of who speaks, in tokens
_PHRASE: Final = 5  # the longest noun phrase that is looked at, in tokens
_FULL_STOPS: Final = frozenset({".", "!", "?"})
_TENSED: Final = word_lists()["tensed"]
_CONTINUING: Final = {Form.BASE: {"continue"}, Form.PAST: {"continued"}, Form.GERUND: {"continuing"}}
_CLOSING: Final = frozenset({"\u201d", '"'})
_TRAILING: Final = frozenset({".", ",", ";", "!", "?"})


@dataclass(slots=True, init=False, unsafe_hash=True)
class Conjunct:
    """A further action of a coordination: where it begins, and its verb."""

    first: Final[int]
    verb: Final[Verb]

    def __init__(self, first: int, verb: Verb) -> None:
        self.first = first
        self.verb = verb


def object_end(
    tokens: tuple[Token, ...],
    index: int,
    sentence: TextSentence,
    form: Form,
    actors: Mapping[int, Actor],
    *,
    causative: bool,
    plain: bool = False,
) -> tuple[int, Conjunct | None]:
    """Return where the object that begins at a token ends, and the next verb that shares the subject.

    Args:
        tokens: the tokens of the body.
        index: the first token after the verb.
        sentence: the sentence that holds it.
        form: the form of the verb, which a further verb must share.
        actors: the actors of the sentence by their ends.
        causative: whether the verb hands the action on, so that a plain verb after "and" may belong to the other.
        plain: whether a plain verb may follow too: "will go on testing wells, train …".
    """
    place, end, connectors = index, 0, word_lists()["connector"]
    starts = {actor.first for actor in actors.values()}
    while place < sentence.last:
        token = tokens[place]
        lower, comma = token.lower, token.text == ","
        if token.text == ";" and form is Form.BASE:
            following = after_connectors(tokens, place + 1, sentence)
            verb = _conjunct(tokens, following, sentence, form, inner=False, joint=",")
            if verb is not None:
                return end or place, Conjunct(following, verb)
        if token.text in STOPS or (token.text in _FULL_STOPS and place >= sentence.last - 2):
            break
        if not (comma or lower in connectors or (lower in {"while", "as"} and tokens[place - 1].text != ",")):
            place += 1
            continue
        if comma and _closes_quotation(tokens, place + 1, sentence):
            break
        following = after_connectors(tokens, place + 1, sentence)
        if comma and following < sentence.last and tokens[following].lower in _TENSED and form is not Form.GERUND:
            break  # "has cut its fees, is closing a lock and will …"
        inner = causative and not comma and any(tokens[i].lower in _HANDED_ON for i in range(index, place))
        meanwhile = comma and any(tokens[at].lower == "while" for at in range(place + 1, following))
        joint = "while" if meanwhile else lower
        verb = _conjunct(tokens, following, sentence, form, inner=inner, joint=joint)
        if verb is None and meanwhile and form is Form.BASE:
            verb = _conjunct(tokens, following, sentence, Form.GERUND, inner=inner, joint=joint)
            verb = None if verb is None or verb.lemma in word_lists()["accompanying"] else verb
        if verb is None and plain:
            verb = _conjunct(tokens, following, sentence, Form.BASE, inner=inner, joint=lower)
        if verb is not None:
            return end or place, Conjunct(_with_adverbs(tokens, following, place), verb)
        if _goes_on(tokens, following, sentence, form, causative=causative):
            break  # "…, and decided to cut fees": a rule of its own finds that
        if lower == "as":
            place += 1
            continue
        ahead = _past_aside(tokens, place, following, sentence, form) if comma else place
        if ahead != place:
            end = end or place
            if ahead >= sentence.last:
                break
            place = ahead
            continue
        joining = lower in {"and", "but", "while"} or (
            comma and place + 1 < sentence.last and tokens[place + 1].lower in connectors
        )
        opens = joining and following < sentence.last and _new_clause(tokens, following, sentence, starts)
        if opens and not joins_words(tokens, place, sentence):
            break
        place += 1
    last = end or min(place, sentence.last)
    while last > index and tokens[last - 1].text in _TRAILING:
        last -= 1
    return last, None


def _closes_quotation(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> bool:
    """Tell whether a quotation ends at a token, behind which its speaker is named."""
    return index < sentence.last and tokens[index].text in _CLOSING and tokens[index - 1].end == tokens[index].start


def _goes_on(tokens: tuple[Token, ...], index: int, sentence: TextSentence, form: Form, *, causative: bool) -> bool:
    """Tell whether who acts is told to intend or to go on with something at a token: "… *and plans to* sell".

    It does so in the tense of what it is told to do, or in the present behind what others do with its help.
    """
    if index + 1 >= sentence.last:
        return False
    lower, following = tokens[index].lower, tokens[index + 1].lower
    if form is Form.PAST:
        return following == "to" and lower.endswith("d") and lower in forms_of("intend")
    if (form is Form.BASE and not causative) or not lower.endswith("s"):
        return False
    return (following == "to" or following.endswith("ing")) and (
        lower in forms_of("intend") or lower in forms_of("go_on")
    )


def _with_adverbs(tokens: tuple[Token, ...], first: int, joint: int) -> int:
    """Return where a further action begins: at the adverbs (and "to") before its verb."""
    connectors = word_lists()["connector"]
    while first - 1 > joint and tokens[first - 1].lower not in connectors and tokens[first - 1].text != ",":
        first -= 1
    return first


def _past_aside(tokens: tuple[Token, ...], comma: int, following: int, sentence: TextSentence, form: Form) -> int:
    """Return where to read on after a comma that ends the object; the comma itself where it does not.

    "he said", a relative clause and a participle ("…, helping …") are asides after which the coordination may go on;
    "so that", "because" and their like end it.
    """
    lists, nothing = word_lists(), comma
    if _speech_insert(tokens, comma, sentence):
        return next_comma(tokens, comma + 1, sentence)
    if following >= sentence.last:
        return nothing
    opening = tokens[comma + 1].lower
    aside = opening in lists["relative"] or opening == "according"
    aside = aside or (opening in lists["preposition"] and tokens[comma + 2].lower in {"which", "whom"})
    if form is not Form.GERUND and opening.endswith("ing") and len(opening) > 5 and comma + 2 < sentence.last:
        aside = aside or tokens[comma + 2].lower not in {"and", "or", ",", ";"}
    if aside:
        ahead = next_comma(tokens, comma + 1, sentence)
        return ahead if ahead < sentence.last - 1 else sentence.last
    if opening in lists["clause_opener"] or opening in _AIMING or done_beside(tokens, comma, sentence) is not None:
        return sentence.last
    if opening in lists["moment"] and _holds_verb(tokens, comma + 2, sentence):
        return sentence.last  # ", after the council had met"
    return nothing


def _holds_verb(tokens: tuple[Token, ...], first: int, sentence: TextSentence) -> bool:
    """Tell whether a verb with a tense or in the past stands before the next comma."""
    finite = word_lists()["finite"]
    for token in tokens[first : sentence.last]:
        if token.text == ",":
            return False
        if token.lower in finite or token.lower.endswith("ed"):
            return True
    return False


def _conjunct(
    tokens: tuple[Token, ...], index: int, sentence: TextSentence, form: Form, *, inner: bool, joint: str
) -> Verb | None:
    """Return the verb of a further action at a token, if the words after it let it be one."""
    lists = word_lists()
    if index >= sentence.last:
        return None
    if (
        tokens[index].lower in _CONTINUING.get(form, ())
        and index + 2 < sentence.last
        and tokens[index + 1].lower == "to"
    ):
        return Verb("continue", form, index, index + 2)  # "lower tolls, continue to widen locks"
    to = tokens[index].lower == "to" and form in {Form.BASE, Form.GERUND}
    if to:
        if tokens[index - 1].text == "," and not _and_to(tokens, index, sentence):
            return None  # "will set two standards, to encourage cleaner fuel"
        if joint == "as" and tokens[index - 2].lower == "so":
            return None  # "so as to encourage cleaner fuel"
        index = skip_adverbs(tokens, index + 1, sentence.last)
        inner = False
    if form is Form.PAST and tokens[index].lower in {"has", "have"}:
        return None
    attributive = form is Form.PAST and tokens[index].lower in lists["past_adjective"]
    if attributive and tokens[index + 1].lower not in lists["determiner"]:
        return None  # "for wind energy and advanced farming"
    if form is Form.GERUND and tokens[index].lower in _NOUNS and tokens[index + 1].lower in lists["policy_noun"]:
        return None  # "drafting tax and spending policies"
    twin = form is Form.GERUND and not to and joint == "and" and tokens[index - 2].lower.endswith("ing")
    if twin and tokens[index - 3].lower in lists["preposition"]:
        return None  # "rules on weighing and labelling fish"
    if tokens[index].capital:
        return None  # "the Development and Reform Commission"
    wanted = Form.GERUND if joint == "while" else Form.BASE if to else form
    verb = verb_at(tokens, index, sentence.last, wanted, lists["action"])
    if verb is None and form is Form.BASE and joint == "and":
        verb = verb_at(tokens, index, sentence.last, wanted, lists["aimed_at"])
    if verb is None or verb.last >= sentence.last:
        return None
    if inner and verb.lemma in lists["firm_act"]:
        return None
    if form is Form.BASE and not to and verb.lemma in lists["also_noun"] and _has_tense(tokens, verb.last, sentence):
        return None  # "and power plants will follow"
    if form is Form.GERUND and joint == "," and not to and verb.lemma in lists["resulting"]:
        return None  # "is raising tolls, leading skippers to …"
    if verb.lemma in lists["also_noun"] and tokens[verb.last].lower in lists["speaker_noun"]:
        return None  # ", finance minister Ann Hay said"
    verb = _with_twin(tokens, verb, sentence)
    after = tokens[verb.last]
    lower = after.lower
    if (
        joint == "and"
        and not to
        and tokens[index - 1].lower == "and"
        and form is Form.BASE
        and lower not in lists["determiner"]
        and _adjectival(tokens[index - 2].lower)
    ):
        return None
    if "_" not in verb.lemma and (
        (not after.text[0].isalnum() and after.text not in {"\u201c", '"', "$", "\u20ac"})
        or lower in {"of", "and", "or", "is", "are", "was", "were", "will", "has", "have", "by"}
    ):
        return None
    noun_like = verb.lemma in lists["also_noun"] or form is not Form.BASE
    if (
        noun_like
        and not to
        and lower in {"for", "to", "in", "on", "at", "from", "with", "as"}
        and verb.lemma not in {"focus", "act", "work", "invest", "push", "press", "move", "join", "respond", "fight"}
    ):
        return None
    if (
        joint == ","
        and noun_like
        and form is Form.BASE
        and lower not in lists["determiner"]
        and tokens[verb.last - 1].lower in lists["also_noun"]
        and not after.text[0].islower()
        and not after.text[0].isdigit()
    ):
        return None
    return verb


def _has_tense(tokens: tuple[Token, ...], first: int, sentence: TextSentence) -> bool:
    """Tell whether a verb with a tense follows before any mark or small word: what stands before it is a noun."""
    lists = word_lists()
    for token in tokens[first : min(first + _PHRASE, sentence.last)]:
        if token.lower in lists["finite"]:
            return True
        if not token.text[0].isalnum() or token.lower in lists["preposition"] or token.lower in lists["determiner"]:
            return False
    return False


def _and_to(tokens: tuple[Token, ...], first: int, sentence: TextSentence) -> bool:
    """Tell whether "and to" closes a list of infinitives."""
    places = range(first + 1, sentence.last - 1)
    return any(tokens[place].lower in {"and", "or"} and tokens[place + 1].lower == "to" for place in places)


def _with_twin(tokens: tuple[Token, ...], verb: Verb, sentence: TextSentence) -> Verb:
    """Take a second verb for the same object into a verb: "limit or fully ban the sale"."""
    if tokens[verb.last].lower not in {"and", "or"}:
        return verb
    place = skip_adverbs(tokens, verb.last + 1, sentence.last)
    twin = verb_at(tokens, place, sentence.last, verb.form, word_lists()["action"])
    return verb if twin is None or twin.last >= sentence.last else Verb(twin.lemma, verb.form, verb.first, twin.last)


def _adjectival(lower: str) -> bool:
    """Tell whether a word is an adjective by its ending, so that "and" goes on with another adjective or noun."""
    if lower in word_lists()["adjectival_noun"]:
        return False
    return len(lower) > 4 and lower.endswith(
        ("al", "ic", "ive", "ous", "ary", "ful", "ed", "able", "ible", "less", "ient", "ern")
    )


def _new_clause(tokens: tuple[Token, ...], index: int, sentence: TextSentence, starts: set[int]) -> bool:
    """Tell whether a clause of its own begins at a token: a verb with a tense follows before the next comma."""
    relative, finite, inside = word_lists()["relative"], word_lists()["finite"], False
    for place in range(index, min(index + 22, sentence.last)):
        token = tokens[place]
        if token.lower in finite:
            if not inside:
                return True
            inside = tokens[place + 1].lower in finite  # the verb of a relative clause: "fairs for those who are …"
        elif token.lower == "that" and tokens[place - 1].lower in word_lists()["preposition"]:
            continue  # "bids beyond that"
        elif token.lower in relative and place > index:
            verbal = tokens[skip_adverbs(tokens, place + 1, sentence.last - 1)].lower in finite
            inside = verbal or tokens[place - 1].lower in word_lists()["preposition"]
        if token.text == "," and place > index:
            return False
    if any(place in starts and tokens[place].lower in {"it", "they", "he", "she"} for place in range(index, index + 9)):
        return True
    opening = index
    if tokens[index].lower in word_lists()["introduction"]:  # "and in the same week the ministry opened …"
        opening = next((place for place in range(index + 1, min(index + 8, sentence.last)) if place in starts), index)
    if opening in starts:
        return any(
            verb_at(tokens, place, sentence.last, Form.PAST, word_lists()["action"]) is not None
            for place in range(opening + 1, min(opening + 10, sentence.last))
        )
    return False


def _speech_insert(tokens: tuple[Token, ...], index: int, sentence: TextSentence) -> bool:
    """Tell whether "he said" or "according to …" follows a comma."""
    said = word_lists()["said_form"]
    ahead = [token.lower for token in tokens[index + 1 : min(index + _SPEAKER, sentence.last)]]
    marks = [place for place, word in enumerate(ahead) if word in _TRAILING]
    near = ahead[: max(marks[0] if marks else len(ahead), 5)]
    return any(word in said for word in near) or ahead[:2] == ["according", "to"]
