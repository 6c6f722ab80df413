"""What an article is about: the one branch, product or thing that its title names, and its first sentence too.

Comes before ``discourse``; a figure whose sentence leaves out of what it is takes it from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from policykg.extraction.document import Document
from policykg.extraction.inflection import plural, singular
from policykg.extraction.lexicon import Mention
from policykg.extraction.observations.linking import Linker
from policykg.extraction.observations.vocables import figure_words
from policykg.extraction.tokens import Token, tokens_of
from policykg.facts import Concept
from policykg.vocabulary import Term

_OPENING: Final = (
    6  # how far into the first sentence its subject begins: "*Museums* across China", "The country's *mills*"
)
_SHORT: Final = 4


@dataclass(frozen=True, slots=True)
class Title:
    """The title of an article: its words, and what the vocabularies know of them.

    ``turn`` is where it stops to say what the article is about: "Wages up *on* higher prices".
    """

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    turn: int

    def named(self, scheme: str) -> dict[str, Term]:
        """Return the terms of a scheme that the title names, by IRI."""
        return {mention.term.iri: mention.term for mention in self.mentions if mention.scheme == scheme}

    def measured(self) -> Concept | None:
        """Return the indicator that an article is about: the only one of its title, or before its turn."""
        known = self.named("indicator")
        if len(known) > 1:
            known = {
                mention.term.iri: mention.term
                for mention in self.mentions
                if mention.scheme == "indicator" and mention.last <= self.turn
            }
        if len(known) != 1:
            return None
        (term,) = known.values()
        return Concept(term.iri, term.label)


def title_of(document: Document) -> Title:
    """Read the title of an article."""
    tokens = tokens_of(document.metadata.title)
    turn = next((i for i, token in enumerate(tokens) if i and token.lower in figure_words("turning")), len(tokens))
    return Title(tokens, tuple(document.lexicon.find_all(tokens)), turn)


def topic_of(document: Document, linker: Linker, title: Title) -> Concept | None:
    """Return the branch, product or thing that an article is about; None where its title names none or several.

    A name behind "on", "as" or a comma only says what goes with the news: "Exports up *on* strong demand for lamps".

    Args:
        document: the article.
        linker: links its phrases.
        title: its title.
    """
    named = {
        mention.term.iri: mention
        for mention in title.mentions
        if mention.scheme == "industry" and mention.last <= title.turn and _tells(mention)
    }
    lead = {mention.term.iri for mention in _lead(document, linker) if _tells(mention)}
    if any(not _is_wide(iri) for iri in lead):
        named = {iri: mention for iri, mention in named.items() if iri in lead or _is_wide(iri)}
    if len(named) == 1:
        (mention,) = named.values()
        return Concept(mention.term.iri, mention.term.label)
    return None if named else _plural_in_lead(document, linker, title)


def _lead(document: Document, linker: Linker) -> list[Mention]:
    """Return the industries that the first sentence names."""
    if not document.sentences:
        return []
    first = document.sentences[0]
    return linker.mentions("industry", first.first, first.last)


def _tells(mention: Mention) -> bool:
    """Tell whether an industry says of what figures are: no goods as such, and nobody who only travels or buys."""
    return mention.term.code not in figure_words("anything")


def _is_wide(iri: str) -> bool:
    """Tell whether a branch or group is so wide that a narrower one can stand for it."""
    return iri.rsplit("/", 1)[-1] in figure_words("any_branch")


def _plural_in_lead(document: Document, linker: Linker, title: Title) -> Concept | None:
    """Return the thing of the title, in no vocabulary, that the first sentence begins with: "*Mills* in the valley"."""
    if not document.sentences:
        return None
    known = {index for mention in title.mentions for index in range(mention.first, mention.last)}
    words = enumerate(title.tokens[: title.turn])
    nouns = {singular(word.lower) for index, word in words if index not in known and len(word.lower) > _SHORT}
    first = document.sentences[0].first
    for index in range(first, min(first + _OPENING, document.sentences[0].last)):
        word = document.tokens[index].lower
        if singular(word) in nouns and word == plural(singular(word)) and linker.is_content(index):
            named = any(linker.mentions(scheme, index, index + 1) for scheme in ("indicator", "area"))
            return None if named else linker.thing(index, index + 1)
    return None
