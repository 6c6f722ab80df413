"""Organisations that the text names: those of the vocabularies, their abbreviations, and candidates; after mentions.

A name that no vocabulary knows is an organisation when it is written with capitals and holds a word such as
Ministry or Commission (``rules/words-speech.toml``). An abbreviation in brackets stands for the name before it in the
rest of the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from policykg import iris
from policykg.extraction.lexicon import Mention
from policykg.extraction.mentions import is_abbreviation
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import any_list, word_lists
from policykg.facts import Concept, OrganisationMention, Span

# Types whose members are no public bodies, so that what they do is no initiative; what states founded is public.
_NOT_PUBLIC: Final = ("industry-association", "enterprise", "media")
_LONGEST_NAME: Final = 14
_OF: Final = frozenset({"of", "for", "at"})
_CENTRAL: Final = frozenset({"reserve", "central"})  # what makes a bank that of a state
_ERRANDS: Final = frozenset({"mission", "delegation", "board"})
_OF_STATES: Final = frozenset({"development", "export-import", "import", "exim"})  # of banks that states found
_POSSESSIVE: Final = frozenset({"'s", "\u2019s"})
_GOVERNING: Final = frozenset({"executive", "governing", "board"})
_AFFAIRS: Final = frozenset(
    {"Foreign", "Home", "Internal", "Veterans", "External"}
)  # of which ministries bear the name
_ORGAN: Final = 3  # the longest name of a part of a body, in tokens
_WITHIN: Final = frozenset({"of", "the", "for", "and", "to", "in"})  # before the name of a body that holds another


@dataclass(slots=True, init=False, unsafe_hash=True)
class Named:
    """An organisation named by tokens ``first`` to ``last`` (exclusive). ``public``: can take initiatives."""

    first: Final[int]
    last: Final[int]
    concept: Final[Concept]
    public: Final[bool]

    def __init__(self, first: int, last: int, concept: Concept, public: bool) -> None:
        self.first = first
        self.last = last
        self.concept = concept
        self.public = public


def organisations_of(
    tokens: tuple[Token, ...], sentences: Sequence[TextSentence], mentions: Sequence[Mention], area: Concept | None
) -> tuple[Named, ...]:
    """Return every naming of an organisation, in the order of the text, none overlapping.

    Args:
        tokens: the tokens of the body.
        sentences: its sentences.
        mentions: the labels of organisations found in it.
        area: the article's own. What it calls "commerce department" in small letters is no other country's body.
    """
    known = {mention.first: mention for mention in mentions if not _foreign(tokens, mention, area)}
    taken = {index for mention in known.values() for index in range(mention.first, mention.last)}
    abbreviations: dict[str, tuple[Concept, bool]] = {}
    found: list[Named] = []
    for sentence in sentences:
        reached = sentence.first
        for index in range(sentence.first, sentence.last):
            if index < reached or not (tokens[index].capital or index in known):
                continue
            named = _named_at(tokens, index, sentence, known, taken=taken, abbreviations=abbreviations)
            if named is None:
                continue
            if named.concept.candidate:
                named = _as_before(named, found)
            found.append(named)
            reached = named.last
            initials = _initials(tokens[named.first : named.last])
            if len(initials) > 2:
                abbreviations.setdefault(initials, (named.concept, named.public))
            if reached + 2 < sentence.last and tokens[reached].text == "(" and tokens[reached + 2].text == ")":
                short = tokens[reached + 1].text
                if is_abbreviation(short):
                    abbreviations.setdefault(short, (_shortened(short, named, tokens), named.public))
    return tuple(found)


def _as_before(named: Named, found: Sequence[Named]) -> Named:
    """Take a name for the longer one before that it ends or begins: "the Task Force" after "the Canal Task Force"."""
    name = named.concept.label
    for earlier in reversed(found):
        known = earlier.concept
        if known.label.startswith(f"{name} of "):  # "the Reserve Bank" after "the Reserve Bank of Wells"
            whole = Concept(known.iri, known.label, known.candidate, named.concept.span)
            return Named(named.first, named.last, whole, named.public)
        ahead = known.label.removesuffix(f" {name}")
        if known.candidate and ahead != known.label and ahead.split()[-1].lower() not in _WITHIN:
            return Named(
                named.first, named.last, Concept(known.iri, known.label, True, named.concept.span), named.public
            )
    return named


def _foreign(tokens: tuple[Token, ...], mention: Mention, area: Concept | None) -> bool:
    """Tell whether a label without capitals names a body of another country than the article's."""
    place = mention.term.one("area")
    if area is None or place is None or place == area.iri:
        return False
    return all(token.text == token.lower for token in tokens[mention.first : mention.last])


def _named_at(
    tokens: tuple[Token, ...],
    index: int,
    sentence: TextSentence,
    known: dict[int, Mention],
    *,
    taken: set[int],
    abbreviations: dict[str, tuple[Concept, bool]],
) -> Named | None:
    """Return the organisation named at a token, if any."""
    token = tokens[index]
    mention = known.get(index)
    named_longer = mention is not None and mention.last > index + 1
    if (
        token.text in abbreviations and not named_longer
    ):  # what the article itself introduces comes before what a vocabulary knows
        concept, public = abbreviations[token.text]
        return Named(index, index + 1, Concept(concept.iri, concept.label, concept.candidate, _span(token)), public)
    if mention is not None and mention.last <= sentence.last:
        longer = _goes_on(tokens, mention.last, sentence, taken)
        if longer > mention.last:
            whole = _candidate(tokens, index, sentence, taken - set(range(index, mention.last)))
            if whole is not None and whole.last == longer:
                return whole
        term = mention.term
        kind = (term.one("classification") or "").rsplit("/", 1)[-1]
        span = Span(token.start, tokens[mention.last - 1].end)
        last = _with_organ(tokens, mention.last, sentence)
        return Named(index, last, Concept(term.iri, term.label, span=span), kind not in _NOT_PUBLIC)
    if not token.capital or index in taken:
        return None
    known_after = known.get(index + 1)
    if known_after is not None and token.lower in word_lists()["name_opening"]:  # "the State Water Agency"
        taken = taken - set(range(known_after.first, known_after.last))
    return _candidate(tokens, index, sentence, taken)


def _goes_on(tokens: tuple[Token, ...], last: int, sentence: TextSentence, taken: set[int]) -> int:
    """Return where a longer name ends that a known one begins: "Ministry of Harbours and Inland Waters"."""
    lists, place = word_lists(), last + 1
    if place >= sentence.last or tokens[last].lower != "and":
        return last
    while place < sentence.last and place not in taken and tokens[place].capital:
        lower = tokens[place].lower
        if lower not in lists["ministry_field"] and lower not in lists["field_qualifier"]:
            break
        place += 1
    joined = place < sentence.last and (tokens[place].capital or place in taken)
    return last if joined or place == last + 1 else place


def _with_organ(tokens: tuple[Token, ...], last: int, sentence: TextSentence) -> int:
    """Return where the name of a part of a body ends, which acts for the body: "the IMF Executive Board"."""
    place, organs = last, word_lists()["organ"]
    if place + 1 < sentence.last and tokens[place].text in _POSSESSIVE and tokens[place + 1].lower in _GOVERNING:
        place += 1  # "Norges Bank's Executive Board"
    if place < sentence.last and tokens[place].lower in _ERRANDS:
        return place + 1
    while place < sentence.last and place - last <= _ORGAN and tokens[place].capital:
        place += 1
        if tokens[place - 1].lower in organs:
            return place
    return last


def _initials(tokens: tuple[Token, ...]) -> str:
    """Return the initials of a name, which may stand for it later: small words do not count."""
    return "".join(token.text[0] for token in tokens if token.capital)


def _shortened(short: str, named: Named, tokens: tuple[Token, ...]) -> Concept:
    """Return what an abbreviation in brackets stands for: "Wells Panel of the House of Delegates (HD)"."""
    if named.concept.candidate and _initials(tokens[named.first : named.last]) != short:
        for first in range(named.first + 2, named.last - 1):
            inner = tokens[first : named.last]
            before = tokens[first - 1].lower in {"the", "of"} and inner[0].capital
            if before and _initials(inner) == short:
                name = " ".join(token.text for token in inner)
                span = Span(inner[0].start, inner[-1].end)
                return Concept(iris.candidate("organisation", name), name, True, span)
    return named.concept


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


def _candidate(tokens: tuple[Token, ...], first: int, sentence: TextSentence, taken: set[int]) -> Named | None:
    """Return the organisation that a run of capitalised words names, if one of them heads such names."""
    lists = word_lists()
    joints = lists["name_joint"]
    opening = (lists["determiner"], joints, lists["introduction"], lists["time_word"])
    if any(tokens[first].lower in words for words in opening) or _is_person_of_body(tokens, first, sentence):
        return None
    last, capitals, index, opened = first, 0, first, False
    end = min(sentence.last, first + _LONGEST_NAME)
    while index < end and index not in taken:
        token = tokens[index]
        if token.capital:
            if capitals and token.lower in lists["speaker_noun"]:
                break  # "Wells Committee Chairman Ann Hay"
            if tokens[index - 1].lower in {"in", "on"} and token.lower in lists["time_word"]:
                break  # "the Water Council in July"
            capitals += 1
            last = index + 1
        elif token.text == ",":
            if not (opened and _list_goes_on(tokens, index, end)):
                break
        elif token.lower not in joints or _parts_names(tokens, index, end):
            break
        opened = opened or token.lower in {"of", "for"}
        index += 1
    heads = {token.lower for token in tokens[first:last]}
    public = bool(heads & lists["public_head"]) and not heads & lists["media_word"]
    public = public or ("bank" in heads and not heads.isdisjoint(_CENTRAL))
    public = public or ("bank" in heads and not heads.isdisjoint(_OF_STATES))
    public = public or ("board" in heads and heads.isdisjoint(lists["private_board"]))
    public = public or ({"bank", "of"} <= heads and not lists["bank_country"].isdisjoint(heads))
    if capitals < 2 or not (public or heads & lists["other_head"]):
        return None
    span = Span(tokens[first].start, tokens[last - 1].end)
    words = [token.text for token in tokens[first:last]]
    if words[-1] == "Ministry" and len(words) > 1:  # the Finance Ministry is the Ministry of Finance
        words = ["Ministry", "of", *words[:-1], *(["Affairs"] if words[-2] in _AFFAIRS else [])]
    name = " ".join(words).replace(" ,", ",")
    return Named(first, last, Concept(iris.candidate("organisation", name), name, True, span), public)


def _is_person_of_body(tokens: tuple[Token, ...], first: int, sentence: TextSentence) -> bool:
    """Tell whether an office or a person of a body is named: "Director of the Port Office", "Ann Hay of the Mint"."""
    lists, start, place = word_lists(), first, first
    while place < min(sentence.last, first + _LONGEST_NAME) and tokens[place].capital:
        place += 1
    if place == first or place + 1 >= sentence.last or tokens[place].lower not in _OF:
        return False
    if tokens[place - 1].lower in lists["speaker_noun"]:
        return True
    while start > sentence.first and tokens[start - 1].capital:
        start -= 1
    words = {token.lower for token in tokens[start:place]}
    named = tokens[place + 1].lower == "the" or (
        start > sentence.first and tokens[start - 1].lower in lists["said_form"]
    )
    return named and place - start > 1 and words.isdisjoint(any_list("public_head", "other_head", "governing"))


def _parts_names(tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Tell whether a name ends before a small word: before another's "the", and in "Grain Office and the Land Bank"."""
    lower = tokens[index].lower
    if lower == "the":
        return tokens[index - 1].lower not in word_lists()["name_joint"]
    if lower != "and" or index + 1 >= end or tokens[index + 1].lower != "the":
        return False
    heads, place = any_list("public_head", "other_head"), index + 2
    while place < end and tokens[place].capital:
        if tokens[place].lower in heads:
            return True
        place += 1
    return False


def _list_goes_on(tokens: tuple[Token, ...], comma: int, end: int) -> bool:
    """Tell whether a comma stands inside a name: "Department for Business, Energy and Industrial Strategy"."""
    after = tokens[comma + 1 : min(comma + 5, end)]
    if len(after) <= 2:
        return False
    if not after[0].capital:  # the last comma of "Ministry of Ports, Mines, *and Trade*"
        before = next((token.text for token in reversed(tokens[max(0, comma - 4) : comma]) if not token.capital), "")
        return after[0].lower == "and" and after[1].capital and before == ","
    if any(joint.lower in {"and", "the"} and word.capital for joint, word in pairwise(after[1:])):
        return True
    heads = any_list("public_head", "other_head")
    place = next((place for place, word in enumerate(after, comma + 1) if not word.capital), comma)
    return (
        after[0].lower not in heads
        and place > comma
        and tokens[place].text == ","
        and _list_goes_on(tokens, place, end)
    )


def gathered(namings: Sequence[Named]) -> tuple[OrganisationMention, ...]:
    """Return each organisation once with all places that name it, in the order of the first naming."""
    places: dict[str, tuple[Concept, list[Span]]] = {}
    for named in namings:
        concept = named.concept
        assert concept.span is not None
        places.setdefault(concept.iri, (concept, []))[1].append(concept.span)
    return tuple(OrganisationMention(concept, tuple(spans)) for concept, spans in places.values())
