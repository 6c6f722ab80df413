"""Names of bodies that no vocabulary knows: capitals that a word such as Ministry heads; part of organisations."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from policykg import iris
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import any_list, word_lists
from policykg.facts import Concept, Span

LONGEST_NAME: Final = 14
_OF: Final = frozenset({"of", "for", "at"})
_CENTRAL: Final = frozenset({"reserve", "central"})  # what makes a bank that of a state
_OF_STATES: Final = frozenset({"development", "export-import", "import", "exim"})  # of banks that states found
_AFFAIRS: Final = frozenset(
    {"Foreign", "Home", "Internal", "Veterans", "External"}
)  # of which ministries bear the name
_STATE_AHEAD: Final = frozenset({"U.S.", "US", "U.K.", "UK"})


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


def candidate(tokens: tuple[Token, ...], first: int, sentence: TextSentence, taken: set[int]) -> Named | None:
    """Return the organisation that a run of capitalised words names, if one of them heads such names."""
    lists = word_lists()
    joints = lists["name_joint"]
    opening = (lists["determiner"], joints, lists["introduction"], lists["time_word"])
    if any(tokens[first].lower in words for words in opening) or _is_person_of_body(tokens, first, sentence):
        return None
    last, capitals, index, opened = first, 0, first, False
    end = min(sentence.last, first + LONGEST_NAME)
    while index < end and index not in taken:
        token = tokens[index]
        if token.capital:
            if capitals and token.lower in lists["speaker_noun"]:
                break  # "Wells Committee Chairman Ann Hay"
            if tokens[index - 1].lower in {"in", "on"} and token.lower in lists["time_word"]:
                break  # "the Water Council in July"
            if capitals and index + 1 < end and tokens[index + 1].text[0].isdigit() and token.lower not in joints:
                break  # "cost the Land Office KSh 14 million"
            capitals += 1
            last = index + 1
        elif token.text == ",":
            if not (opened and list_goes_on(tokens, index, end)):
                break
        elif token.lower not in joints or _parts_names(tokens, index, end):
            break
        opened = opened or token.lower in {"of", "for"}
        index += 1
    if capitals < 2:
        return None
    heads = {token.lower for token in tokens[first:last]}
    public = is_public(heads)
    if not (public or heads & lists["other_head"]):
        return None
    span = Span(tokens[first].start, tokens[last - 1].end)
    words = [token.text for token in tokens[first:last]]
    if words[-1] == "Ministry" and len(words) > 1:  # the Finance Ministry is the Ministry of Finance
        words = ["Ministry", "of", *words[:-1], *(["Affairs"] if words[-2] in _AFFAIRS else [])]
    if words[0] in _STATE_AHEAD and len(words) > 2:
        words = words[1:]  # a committee of the House is one of a state, whose name is no part of its own
    name = " ".join(words).replace(" ,", ",")
    return Named(first, last, Concept(iris.candidate("organisation", name), name, True, span), public)


def _is_person_of_body(tokens: tuple[Token, ...], first: int, sentence: TextSentence) -> bool:
    """Tell whether an office or a person of a body is named: "Director of the Port Office", "Ann Hay of the Mint"."""
    lists, start, place = word_lists(), first, first
    while place < min(sentence.last, first + LONGEST_NAME) and tokens[place].capital:
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


def is_public(words: Set[str]) -> bool:
    """Tell by the words of its name, in lower case, whether an organisation is one of a state."""
    lists = word_lists()
    if not words.isdisjoint(lists["public_head"]) and words.isdisjoint(lists["media_word"]):
        return True
    if "bank" in words and not words.isdisjoint(_CENTRAL | _OF_STATES):
        return True
    if "board" in words and words.isdisjoint(lists["private_board"]):
        return True
    of_country = words >= {"bank", "of"} and not lists["bank_country"].isdisjoint(words)
    return of_country or _serves_the_public(words)


def _serves_the_public(heads: Set[str]) -> bool:
    """Tell whether a service, an institute or another body that may be private has a public field: "Forest Service"."""
    lists = word_lists()
    return any(not lists[f"public_{head}"].isdisjoint(heads) for head in heads & lists["half_public_head"])


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


def list_goes_on(tokens: tuple[Token, ...], comma: int, end: int) -> bool:
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
        after[0].lower not in heads and place > comma and tokens[place].text == "," and list_goes_on(tokens, place, end)
    )
