"""The ministry of a minister whom the text calls by a field: "Norway's fisheries minister"; part of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from policykg import iris
from policykg.extraction.body_names import Named
from policykg.extraction.sentences import TextSentence
from policykg.extraction.words import word_lists
from policykg.facts import Concept
from policykg.vocabulary import Term

if TYPE_CHECKING:
    from policykg.extraction.document import Document

_JOINS: Final = frozenset({"and", "&", ","})
_AFFAIRS: Final = frozenset({"foreign", "home", "internal", "veterans", "external"})  # which ministries have
_OFFICES: Final = frozenset({"home", "foreign"})  # whose secretaries head an office in Britain
_LONGEST_FIELD: Final = 8  # in tokens
_POSSESSIVE: Final = frozenset({"'s", "\u2019s", "'", "\u2019"})
RANKS: Final = word_lists()["office_rank"]
_CABINET: Final = frozenset({"minister", "secretary"})


def is_of_cabinet(title: str) -> bool:
    """Tell whether who has a title heads a ministry or a department."""
    return not _CABINET.isdisjoint(title.lower().replace("-", " ").split())


def _is_central_bank(term: Term) -> bool:
    """Tell whether an organisation of a vocabulary is a central bank."""
    return (term.one("classification") or "").endswith("/central-bank")


class Portfolios:
    """The ministries that an article can mean by a field, with the names that it and the vocabularies have for them."""

    def __init__(self, document: Document, named: Sequence[Named], area: Concept | None) -> None:
        self._tokens = document.tokens
        self._lowers = document.lowers
        self._area = area
        self._names = document.names
        self._named = named
        self._vocabulary = document.vocabulary
        self._lists = word_lists()
        self._central: Concept | None = None  # the central bank told of last

    def of_field(self, first: int, sentence: TextSentence, title: str) -> tuple[Concept | None, int | None, int]:
        """Return the ministry of a minister named by the field: "vice minister of industry and trade"."""
        called, tokens = title.lower(), self._tokens
        british = called == "secretary of state"
        if "minister" not in called and not british:
            return None, None, first
        for last in range(min(first + 8, sentence.last), first, -1):
            words = " ".join(token.text for token in tokens[first:last])
            heads = ("Ministry of", "Department of") if self._area is not None else ("Ministry of",)
            for head in ("Department for", "Department of") if british else heads:
                for term in self._vocabulary.lookup("organisation", f"{head} {words}"):
                    if self._area is None or term.one("area") in {None, self._area.iri}:
                        return Concept(term.iri, term.label), None, last
        last = self._field_end(first, sentence)
        if british:
            return None, None, first
        return (self._ministry(first, last), None, last) if last > first else (None, None, first)

    def of_body(self, field: int, noun: int, last: int, sentence: TextSentence, title: str) -> Concept | None:
        """Return the ministry that a noun names with its field: "Norway's *trade* ministry", "the ministry *of trade*".

        The field begins at a token before the noun, or ends at the last token after it; a title says who heads such.
        """
        if field < noun:
            return self.before_title(noun, sentence, title)[0]
        return self.of_field(noun + 2, sentence, title)[0] if last > noun + 2 and title == "minister" else None

    def central_bank(self, noun: int) -> Concept | None:
        """Return the central bank that a vocabulary has for the country named before a noun, here or earlier."""
        owner = noun - 1 - (self._lowers[noun - 2] in _POSSESSIVE)
        place = next((m.term.iri for m in self._names.area if m.last == owner), None)
        if place is not None:
            terms = self._vocabulary.scheme("organisation")
            found = next((term for term in terms if term.one("area") == place and _is_central_bank(term)), None)
            self._central = Concept(found.iri, found.label) if found is not None else None
        return self._central

    def _field_end(self, first: int, sentence: TextSentence) -> int:
        """Return where the field ends that begins at a token ("industry and trade"), else the token."""
        fields, last = self._lists["ministry_field"], first
        for place in range(first, min(first + _LONGEST_FIELD, sentence.last)):
            lower = self._lowers[place]
            if lower in fields:
                last = place + 1
            elif lower not in _JOINS and lower not in self._lists["field_qualifier"] and lower != "the":
                break
        following = self._tokens[last] if last < sentence.last else None
        named = following is not None and following.capital and last > first and self._tokens[last - 1].capital
        return first if named and following is not None and following.lower in self._lists["public_head"] else last

    def _ministry(self, first: int, last: int) -> Concept:
        """Return the ministry of a field: one that the text names with its first word, else a candidate."""
        words = [self._lowers[place] for place in range(first, last) if self._lowers[place] != "the"]
        for item in self._named:
            label = item.concept.label.lower()
            if item.public and words[0][:5] in label and ("ministry" in label or "department" in label):
                return replace(item.concept, span=None)
        heading = " ".join(word if word in _JOINS else word.capitalize() for word in words).replace(" ,", ",")
        name = f"Ministry of {heading}"
        return Concept(iris.candidate("organisation", name), name, True)

    def before_title(self, first: int, sentence: TextSentence, title: str) -> tuple[Concept | None, int]:
        """Return the ministry of a minister whose field stands before the title, and where the field begins.

        "Norway's fisheries minister" heads the one that the text names so, else the one that a vocabulary has for the
        country, else a candidate of that name. A secretary heads a department.
        """
        tokens, fields, start = self._tokens, self._lists["ministry_field"], first
        while start - 1 >= sentence.first:
            before = tokens[start - 1].lower
            joins = before in _JOINS and start < first and tokens[start - 2].lower in fields
            small = (
                tokens[first - 1].capital and not tokens[start - 1].capital
            )  # "in small *industries*, Finance Minister"
            if (before not in fields or small) and not joins:
                break
            start -= 1
        while start < first and tokens[start].lower in _JOINS:
            start += 1
        if start == first:
            return None, first
        words = [token.text.lower() for token in tokens[start:first]]
        field_name, stem = " ".join(words), words[0][:5]
        near = start - 1 - (start > sentence.first and tokens[start - 1].lower in RANKS)
        near -= near >= 0 and tokens[near].text in {"'s", "\u2019s"}
        place = next((m.term for m in self._names.area if m.first <= near < m.last), None) if near >= 0 else None
        own = self._area is None or place is None or place.iri == self._area.iri
        for item in self._named if own else ():
            label = item.concept.label.lower()
            if item.public and stem in label and ("ministry" in label or "department" in label):
                return replace(item.concept, span=None), start
        label = place.label if place is not None else self._area.label if self._area is not None else ""
        demonym = tokens[near].text if place is not None else ""
        kind = "department" if "secretary" in title.lower() else "ministry"
        for name in (f"{label}'s {field_name} {kind}", f"{demonym} {field_name} {kind}") if label else ():
            for term in self._vocabulary.lookup("organisation", name):
                return Concept(term.iri, term.label), start
        home = place.iri if place is not None else self._area.iri if self._area is not None else None
        for term in self._vocabulary.lookup("organisation", f"{field_name} {kind}"):
            if home is None or term.one("area") == home:
                return Concept(term.iri, term.label), start
        if kind == "department" and len(words) == 1 and words[0] in _OFFICES:
            name = f"{words[0].capitalize()} Office"
            return Concept(iris.candidate("organisation", name), name, True), start
        british = home is not None and home.endswith("/GB")
        words = [*words, "affairs"] if len(words) == 1 and words[0] in _AFFAIRS else words
        heading = " ".join(word if word in _JOINS else word.capitalize() for word in words).replace(" ,", ",")
        called = f"{field_name} {kind}" in " ".join(self._lowers)
        joint = "for" if british and kind == "department" and words[0] not in self._lists["british_of"] else "of"
        name = f"{heading} {kind.capitalize()}" if called else f"{kind.capitalize()} {joint} {heading}"
        if not own and place is not None:
            name = f"{name} of {place.label}"
        return Concept(iris.candidate("organisation", name), name, True), start
