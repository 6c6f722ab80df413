"""Organisations that the text names: those of the vocabularies, their abbreviations, and candidates; after mentions.

A name that no vocabulary knows is an organisation when it is written with capitals and holds a word such as
Ministry or Commission (``rules/words-speech.toml``). An abbreviation in brackets stands for the name before it in the
rest of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from policykg import iris
from policykg.extraction.body_names import LONGEST_NAME, Named, candidate, list_goes_on
from policykg.extraction.glossed_names import glossed_name
from policykg.extraction.lexicon import Mention
from policykg.extraction.mentions import is_abbreviation
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists
from policykg.facts import Concept, OrganisationMention, Span

# Types whose members are no public bodies, so that what they do is no initiative; what states founded is public.
_NOT_PUBLIC: Final = ("industry-association", "enterprise", "media")
_ERRANDS: Final = frozenset({"mission", "delegation", "board"})
_POSSESSIVE: Final = frozenset({"'s", "\u2019s"})
_GOVERNING: Final = frozenset({"executive", "governing", "board"})
_ORGAN: Final = 3  # the longest name of a part of a body, in tokens
_WITHIN: Final = frozenset({"of", "the", "for", "and", "to", "in"})  # before the name of a body that holds another
_SOLE: Final = {"Cabinet": ("cabinet", "council"), "Treasury": ("treasury", "finance")}  # what else it may be called
_LOCAL: Final = frozenset({"provincial", "municipal", "county", "prefectural"})  # of bodies that a place has


def organisations_of(
    tokens: tuple[Token, ...],
    lowers: tuple[str, ...],
    sentences: Sequence[TextSentence],
    mentions: Sequence[Mention],
    area: Concept | None,
    publisher: Concept | None = None,
) -> tuple[Named, ...]:
    """Return every naming of an organisation, in the order of the text, none overlapping.

    Args:
        tokens: the tokens of the body.
        lowers: these in lower case.
        sentences: its sentences.
        mentions: the labels of organisations found in it.
        area: the article's own. What it calls "commerce department" in small letters is no other country's body.
        publisher: the public body that publishes the article, whose initials need no introduction in it.
    """
    known = {mention.first: mention for mention in mentions if not _foreign(tokens, mention, area)}
    taken = {index for mention in known.values() for index in range(mention.first, mention.last)}
    abbreviations: dict[str, tuple[Concept, bool]] = {}
    own_name = publisher.label.split() if publisher is not None and publisher.candidate else []
    if publisher is not None:
        own = _initials(publisher.label.split())
        if len(own) > 2:
            abbreviations[own] = (publisher, True)
    found: list[Named] = []
    glossing = word_lists()["glossing_noun"]
    for sentence in sentences:
        reached = sentence.first
        glossed = not glossing.isdisjoint(lowers[sentence.first : sentence.last])
        for index in range(sentence.first, sentence.last):
            if index < reached or not (tokens[index].capital or index in known):
                continue
            named = None
            if own_name and publisher is not None and tokens[index].text == own_name[0]:
                named = _own(tokens, index, sentence, own_name, publisher)
            if named is None:
                named = _named_at(tokens, index, sentence, known, taken=taken, abbreviations=abbreviations)
            if named is None and index not in taken:
                named = _sole(tokens, index, found)
                if named is None and glossed:
                    named = _glossed(tokens, index, sentence, abbreviations)
            if named is None:
                continue
            if named.concept.candidate:
                named = _as_before(named, found)
            found.append(named)
            reached = named.last
            initials = _initials(token.text for token in tokens[named.first : named.last])
            if len(initials) > 2:
                abbreviations.setdefault(initials, (named.concept, named.public))
            if reached + 2 < sentence.last and tokens[reached].text == "(" and tokens[reached + 2].text == ")":
                short = tokens[reached + 1].text
                called = publisher is not None and named.concept.iri == publisher.iri and tokens[reached + 1].capital
                if called or is_abbreviation(short):
                    abbreviations.setdefault(short, (_shortened(short, named, tokens), named.public))
    return tuple(found)


def _own(
    tokens: tuple[Token, ...], index: int, sentence: TextSentence, name: Sequence[str], publisher: Concept
) -> Named | None:
    """Return the publisher, where its name in full begins at a token."""
    last = index + len(name)
    if last > sentence.last or any(tokens[index + at].text != word for at, word in enumerate(name)):
        return None
    if last < sentence.last and tokens[last].capital:
        return None  # the name of another body begins like it
    span = Span(tokens[index].start, tokens[last - 1].end)
    return Named(index, last, Concept(publisher.iri, publisher.label, True, span), True)


def _glossed(
    tokens: tuple[Token, ...], index: int, sentence: TextSentence, abbreviations: dict[str, tuple[Concept, bool]]
) -> Named | None:
    """Return the body that only the words beside a name tell; of one word, the name means it from then on."""
    last = glossed_name(tokens, index, sentence)
    if last is None:
        return None
    name = " ".join(token.text for token in tokens[index:last])
    concept = Concept(iris.candidate("organisation", name), name, True, Span(tokens[index].start, tokens[last - 1].end))
    if last == index + 1:
        abbreviations.setdefault(name, (concept, True))
    return Named(index, last, concept, True)


def _sole(tokens: tuple[Token, ...], index: int, found: Sequence[Named]) -> Named | None:
    """Return the one body of its kind that a state has, called by that alone: "the Cabinet"."""
    others = _SOLE.get(tokens[index].text)
    if others is None or tokens[index - 1].lower != "the" or tokens[index + 1].text[0].isupper():
        return None
    labels = " ".join(item.concept.label.lower() for item in found)
    if any(word in labels for word in others):
        return None
    name, span = tokens[index].text, _span(tokens[index])
    return Named(index, index + 1, Concept(iris.candidate("organisation", name), name, True, span), True)


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
            whole = candidate(tokens, index, sentence, taken - set(range(index, mention.last)))
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
    if index + 1 < sentence.last and tokens[index + 1].lower in _LOCAL:
        known_after = known.get(index + 2)  # "Hay Provincial Department of Commerce"
    elif token.lower not in word_lists()["name_opening"]:
        known_after = None
    if known_after is not None:  # "the State Water Agency"
        taken = taken - set(range(known_after.first, known_after.last))
    return candidate(tokens, index, sentence, taken)


def _goes_on(tokens: tuple[Token, ...], last: int, sentence: TextSentence, taken: set[int]) -> int:
    """Return where a longer name ends that a known one begins: "Ministry of Harbours and Inland Waters"."""
    lists, place = word_lists(), last + 1
    if place >= sentence.last:
        return last
    fields = lists["ministry_field"]
    if tokens[last].text == ",":
        listed = tokens[place].capital and tokens[place].lower in fields and place not in taken
        if not listed or not list_goes_on(tokens, last, min(sentence.last, last + LONGEST_NAME)):
            return last  # "Department of Energy, Mines, and Natural Resources" goes on
    elif tokens[last].lower != "and":
        return last
    while place < sentence.last and place not in taken:
        lower = tokens[place].lower
        if tokens[place].text == ",":
            if tokens[last].text != "," or not list_goes_on(tokens, place, min(sentence.last, place + LONGEST_NAME)):
                break
        elif lower == "and":
            if tokens[last].text != "," or not tokens[place + 1].capital:
                break
        elif not tokens[place].capital or (lower not in fields and lower not in lists["field_qualifier"]):
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


def _initials(words: Iterable[str]) -> str:
    """Return the initials of a name, which may stand for it later: small words do not count."""
    return "".join([word[0] for word in words if word[0].isupper()])


def _shortened(short: str, named: Named, tokens: tuple[Token, ...]) -> Concept:
    """Return what an abbreviation in brackets stands for: "Wells Panel of the House of Delegates (HD)"."""
    if named.concept.candidate and _initials(token.text for token in tokens[named.first : named.last]) != short:
        for first in range(named.first + 2, named.last - 1):
            inner = tokens[first : named.last]
            before = tokens[first - 1].lower in {"the", "of"} and inner[0].capital
            if before and _initials(token.text for token in inner) == short:
                name = " ".join(token.text for token in inner)
                span = Span(inner[0].start, inner[-1].end)
                return Concept(iris.candidate("organisation", name), name, True, span)
    return named.concept


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


def gathered(namings: Sequence[Named]) -> tuple[OrganisationMention, ...]:
    """Return each organisation once with all places that name it, in the order of the first naming."""
    places: dict[str, tuple[Concept, list[Span]]] = {}
    for named in namings:
        concept = named.concept
        assert concept.span is not None
        places.setdefault(concept.iri, (concept, []))[1].append(concept.span)
    return tuple(OrganisationMention(concept, tuple(spans)) for concept, spans in places.values())
