"""Who finds facts: the protocol that extractors meet, how they are found by name, and how one is run.

Our own rules are one extractor among others. What any of them finds passes the evidence gate here, before a graph is
made of it. Packages bring further extractors as entry points (Python Packaging User Guide, "Entry points
specification") of the group ``policykg.extractors``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from policykg import iris
from policykg.errors import NonConformingError, UsageError
from policykg.evidence import Admitted, admit
from policykg.facts import Extraction, Sentence, Software

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.metadata import EntryPoint

    from policykg.article import Article
    from policykg.vocabulary import Vocabulary

GROUP = "policykg.extractors"
RULES = "rules"
_OURS = (RULES, "policykg")  # names that no other extractor has, so that the graph tells them apart


@runtime_checkable
class Extractor(Protocol):
    """Finds the facts of articles; called once for each article, by several processes or by one.

    ``name`` is lower-case words joined by hyphens, the name of the entry point. ``version`` changes whenever the same
    article may give other facts: stores then read their articles again.
    """

    @property
    def name(self) -> str:
        """What the extractor is called."""

    @property
    def version(self) -> str:
        """Which state of it this is."""

    def __call__(self, article: Article, vocabulary: Vocabulary) -> Extraction:
        """Return the facts of an article.

        Args:
            article: header and body as read.
            vocabulary: the names, units and cues that the user's vocabularies know.

        Returns:
            The facts with half-open offsets into ``article.body``; ``sentences`` as :func:`sentences_of` gives them.
            A fact whose ``evidence.quote``, or an observation whose ``value_text``, is set is refused where other
            words stand there.
        """


def sentences_of(body: str) -> tuple[Sentence, ...]:
    """Return the sentences of a body, for extractors that do not split texts themselves."""
    from policykg.extraction.sentences import sentences_of as split  # noqa: PLC0415  (rules take a moment to compile)
    from policykg.extraction.tokens import tokens_of  # noqa: PLC0415

    tokens = tokens_of(body)
    return tuple(Sentence(one.ordinal, one.span) for one in split(body, tokens, [token.start for token in tokens]))


def known() -> tuple[str, ...]:
    """Return the names of the extractors that are installed, our own first."""
    return (RULES, *sorted({point.name for point in _installed()} - {RULES}))


def resolve(extractor: str | Extractor) -> Extractor:
    """Return an extractor, found by its name where a name is given.

    Raises:
        UsageError: no extractor, or more than one, is so called, or it cannot be loaded or does not meet the protocol.
    """
    if not isinstance(extractor, str):
        return _meeting_the_protocol(extractor, f"The extractor {extractor!r}")
    return _named(extractor)


def software(extractor: Extractor) -> Software | None:
    """Return who an extraction by an extractor names; None for our rules, which are this package."""
    return None if extractor.name == RULES else Software(extractor.name, extractor.version)


def find(article: Article, vocabulary: Vocabulary, extractor: Extractor) -> Admitted:
    """Find the facts of an article, and let those through whose evidence stands in it.

    Raises:
        NonConformingError: the extractor fails, or gives what cannot be checked at all.
    """
    try:
        found = _extraction(extractor(article, vocabulary))
        return admit(replace(found, metadata=article.metadata, extractor=software(extractor)), article)
    except Exception as error:
        what = error if isinstance(error, NonConformingError) else f"{type(error).__name__}: {error}"
        name, where = f"{extractor.name} {extractor.version}", article.path or article.key
        raise NonConformingError(
            f"The extractor '{name}' failed on '{where}': {' '.join(str(what).split())}."
        ) from error


def remarks(article: Article, extractor: Extractor) -> tuple[str, ...]:
    """Return a sentence on what an article is where its extractor is not made for it: our rules know English only.

    Args:
        article: the article.
        extractor: who finds its facts; what others than ours can read is theirs to say.
    """
    if extractor.name != RULES:
        return ()
    from policykg.extraction.written_language import is_english  # noqa: PLC0415

    if is_english(article.body):
        return ()
    where = "the article" if article.path is None else f"'{article.path}'"
    return (
        f"Little or nothing can be found in {where}, which does not read as English: the rules know no other "
        "language; translate it, or name an extractor for its language with --extractor.",
    )


def _extraction(found: object) -> Extraction:
    if not isinstance(found, Extraction):
        raise NonConformingError(f"it returned {type(found).__name__}, not policykg.Extraction")
    return found


@cache
def _named(name: str) -> Extractor:
    """Return the extractor of a name. Ours needs no entry point: it is there wherever this package is."""
    if name == RULES:
        from policykg.extraction import Rules  # noqa: PLC0415

        return Rules()
    found = [point for point in _installed() if point.name == name]
    if not found:
        raise UsageError(f"There is no extractor '{name}'; there are {', '.join(known())}.")
    if len(found) > 1:
        raise UsageError(f"Several packages bring an extractor '{name}'; uninstall all but one of them.")
    extractor = _meeting_the_protocol(_loaded(found[0]), f"The extractor '{name}'")
    if extractor.name != name:
        raise UsageError(f"The extractor '{name}' calls itself '{extractor.name}'; mend its name or its entry point.")
    return extractor


def _installed() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415  (our own rules do without)

    return entry_points(group=GROUP)


def _loaded(point: EntryPoint) -> object:
    """Return what an entry point names; a class is made into its instance."""
    try:
        found = point.load()
        return found() if isinstance(found, type) else found
    except Exception as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        raise UsageError(
            f"The extractor '{point.name}' cannot be loaded from {point.value} ({what}); mend it."
        ) from error


def _meeting_the_protocol(extractor: object, called: str) -> Extractor:
    cure = "give it a name (lower-case words joined by hyphens), a version, and a call with article and vocabulary"
    if isinstance(extractor, type) or not isinstance(extractor, Extractor) or not callable(extractor):
        raise UsageError(f"{called} does not meet the protocol policykg.Extractor; {cure}.")
    for text in (extractor.name, extractor.version):
        if not isinstance(text, str) or not text.strip():
            raise UsageError(f"{called} has no name or no version; {cure}.")
    if iris.slug(extractor.name) != extractor.name or (extractor.name in _OURS and not _is_ours(extractor)):
        raise UsageError(f"{called} is called '{extractor.name}'; {cure}.")
    return extractor


def _is_ours(extractor: Extractor) -> bool:
    from policykg.extraction import Rules  # noqa: PLC0415

    return isinstance(extractor, Rules)
