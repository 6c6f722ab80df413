"""All labels of the vocabularies as one tree of words, to find them in a text in a single pass.

Matching is by whole words, independent of case (acronyms apart), hyphens and apostrophes; nouns match in the
singular and plural, verbs in all their forms. The longest label of each scheme wins. Names in Chinese match too, where
an English text sets them off by spaces or brackets: "output of 乘用车 (passenger cars)".
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from policykg.extraction.inflection import plural, singular, verb_forms
from policykg.extraction.tokens import Token, is_hyphenated, lowers_of, parts, tokens_of
from policykg.vocabulary import Label, Term, Vocabulary

# Schemes whose labels are found in texts, and how their words inflect.
_VERBS: Final = frozenset({"direction", "cue"})
_NOUNS: Final = frozenset({"industry", "indicator", "unit", "role", "instrument"})
_AS_WRITTEN: Final = frozenset({"area", "organisation", "bound", "comparison-basis"})
_APOSTROPHES: Final = frozenset({"'", "\u2019", "'s", "\u2019s"})
_END: Final = ""
_NO_WORD: Final = " "  # after the last token


_Best = dict[str, tuple[int, tuple[Term, ...]]]  # by scheme: where the longest mention ends, and what it names


@dataclass(slots=True, init=False, unsafe_hash=True)
class Mention:
    """A label found in a text: tokens ``first`` to ``last`` (exclusive) name one of ``terms``."""

    scheme: Final[str]
    first: Final[int]
    last: Final[int]
    terms: Final[tuple[Term, ...]]

    def __init__(self, scheme: str, first: int, last: int, terms: tuple[Term, ...]) -> None:
        self.scheme = scheme
        self.first = first
        self.last = last
        self.terms = terms

    @property
    def term(self) -> Term:
        """The first term that the label names."""
        return self.terms[0]


class _End(NamedTuple):
    """What ends at a word of the tree: terms by scheme, and labels whose capitals matter."""

    plain: dict[str, tuple[Term, ...]]
    cased: list[tuple[str, str, Term]]


def label_words(text: str) -> list[str]:
    """Return the lower-case words of a label as the tree holds them."""
    words: list[str] = []
    for token in tokens_of(text):
        if token.lower not in _APOSTROPHES:
            words.extend(part for part in parts(token.lower) if part)
    return words


class Lexicon:
    """The tree of labels of one vocabulary. Build it once per vocabulary (:func:`lexicon_of`)."""

    __slots__ = ("_root",)

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._root: dict[str, Any] = {}
        for scheme in sorted(_VERBS | _NOUNS | _AS_WRITTEN):
            for label in sorted(vocabulary.labels(scheme), key=lambda item: (not item.preferred, item.term.iri)):
                for form in _forms(scheme, label):
                    self._add(scheme, form, label.exact, label.term)
        for scheme in sorted(_NOUNS | _AS_WRITTEN):
            for term in vocabulary.scheme(scheme):
                for name in (term.label_zh, *term.alternatives_zh):
                    if name:
                        self._add(scheme, name, cased=False, term=term)
        for term in vocabulary.scheme("unit"):
            for symbol in term.all("symbol"):
                self._add("unit", symbol, symbol != symbol.lower(), term)

    def _add(self, scheme: str, form: str, cased: bool, term: Term) -> None:
        """Put one form of a label into the tree."""
        words = label_words(form)
        if not words:
            return
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        end: _End = node.setdefault(_END, _End({}, []))
        if cased:
            entry = (scheme, form.replace(" ", ""), term)
            if entry not in end.cased:
                end.cased.append(entry)
        elif term not in end.plain.get(scheme, ()):
            end.plain[scheme] = (*end.plain.get(scheme, ()), term)

    def find_all(self, tokens: tuple[Token, ...]) -> list[Mention]:
        """Return the mentions of every scheme, those of one scheme never overlapping, in the order of the text."""
        lowers = lowers_of(tokens)
        return self.read(tokens, lowers, frozenset(lowers))[0]

    def read(
        self, tokens: tuple[Token, ...], lowers: tuple[str, ...], words: frozenset[str]
    ) -> tuple[list[Mention], dict[int, Mention]]:
        """Return what :meth:`find_all` returns, and the longest unit at each token at which one begins.

        Args:
            tokens: the tokens of a text.
            lowers: the same in lower case.
            words: the same, each once.
        """
        root, found, units = self._root, list[Mention](), dict[int, Mention]()
        reached = dict[str, int]()
        joined = {lower for lower in words if is_hyphenated(lower)} | _APOSTROPHES
        opening = {lower for lower in words if lower in root} | joined
        best: _Best
        final = len(lowers) - 1
        for first, lower in enumerate(lowers):
            if lower not in opening:
                continue
            node = root.get(lower)
            following = _NO_WORD if first == final else lowers[first + 1]
            if node is None or following in node or following in joined:
                best = self._longest(tokens, lowers, first)
            elif _END in node:  # the word stands alone, as most do
                end: _End = node[_END]
                if not end.cased:
                    for scheme, terms in end.plain.items():
                        _put(Mention(scheme, first, first + 1, terms), found, units, reached)
                    continue
                best = {scheme: (first + 1, terms) for scheme, terms in end.plain.items()}
                _ends(end, tokens, first, first + 1, best)
            else:
                continue
            for scheme, (last, terms) in best.items():
                _put(Mention(scheme, first, last, terms), found, units, reached)
        return found, units

    def _longest(self, tokens: tuple[Token, ...], lowers: tuple[str, ...], first: int) -> _Best:
        """Return, for each scheme, where the longest mention at a token ends and what it names."""
        node, index, best = self._root, first, _Best()
        while index < len(lowers):
            lower = lowers[index]
            following = node.get(lower)
            if following is None:
                if index > first and lower in _APOSTROPHES:
                    index += 1
                    continue
                pieces = parts(lower)
                if len(pieces) == 1 or not all(pieces):  # a lone hyphen is no word
                    if index > first and not any(pieces) and lowers[index - 1].isdigit():
                        index += 1  # "the 10-year yield"
                        continue
                    break
                following = node
                for piece in pieces:
                    following = following.get(piece)
                    if following is None:
                        break
                if following is None:
                    break
            node = following
            index += 1
            end: _End | None = node.get(_END)
            if end is not None:
                _ends(end, tokens, first, index, best)
        return best


def _put(mention: Mention, found: list[Mention], units: dict[int, Mention], reached: dict[str, int]) -> None:
    """Keep a mention unless one of its scheme covers where it begins; a unit in any case."""
    if mention.scheme == "unit":
        units[mention.first] = mention
    if reached.get(mention.scheme, 0) <= mention.first:
        reached[mention.scheme] = mention.last
        found.append(mention)


def _ends(end: _End, tokens: tuple[Token, ...], first: int, last: int, best: _Best) -> None:
    """Put what ends after some tokens in the place of shorter mentions."""
    for scheme, terms in end.plain.items():
        best[scheme] = (last, terms)
    if end.cased:
        spelled = "".join([token.text for token in tokens[first:last]])
        for scheme, exact, term in end.cased:
            if exact == spelled:
                known = best.get(scheme, (0, ()))
                best[scheme] = (last, (*known[1], term) if known[0] == last else (term,))


def _forms(scheme: str, label: Label) -> list[str]:
    """Return the forms in which a label stands in texts."""
    text = label.text
    if label.fixed:
        return [text]
    if scheme in _VERBS:
        return [*verb_forms(text.lower()), plural(text.lower())]
    if scheme in _NOUNS:
        if label.exact:
            return [text, text + "s"]
        head, _, last = text.lower().rpartition(" ")
        single = f"{head} {singular(last)}" if head else singular(last)
        return list(dict.fromkeys((text, plural(single), single)))
    return [text]


_LEXICONS: dict[str, Lexicon] = {}


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """Return the lexicon of a vocabulary, built on first use and kept for vocabularies of the same content."""
    known = _LEXICONS.get(vocabulary.checksum)
    if known is None:
        if len(_LEXICONS) > 8:
            _LEXICONS.clear()
        known = _LEXICONS[vocabulary.checksum] = Lexicon(vocabulary)
        # Vocabulary and tree live as long as the process: out of the collector's sight, a long article costs no more
        # per character than a short one.
        gc.collect()
        gc.freeze()
    return known
