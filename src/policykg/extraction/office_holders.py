"""Who holds an office that the text names apart from the person: "Mr Hay … the chancellor"; comes after people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policykg.extraction.people import Known, People, RolePhrase
from policykg.extraction.words import word_lists

if TYPE_CHECKING:
    from policykg.extraction.document import Document


def settle_holders(people: People, document: Document) -> None:
    """Give an office of state that stands alone to the person whom the text means.

    That is the first person of the text, where it calls the person by the name only ("Mr Hay"), and the office that it
    names most often without a name.
    """
    alone = [phrase for phrase in _alone(people, document) if not _is_held(phrase, people)]
    if not alone:
        return
    offices: dict[str, list[RolePhrase]] = {}
    for phrase in alone:
        offices.setdefault(_office(phrase), []).append(phrase)
    person = _first_named(people, document)
    if person is not None and not person.posts:
        people.give(person, max(offices.values(), key=len))


def _office(phrase: RolePhrase) -> str:
    """Return what tells an office from another one: its title, and its body as far as that is known."""
    return " ".join((phrase.titles[0].lower(), phrase.organisation.iri if phrase.organisation is not None else ""))


def _is_held(phrase: RolePhrase, people: People) -> bool:
    """Tell whether the text gives an office to a person elsewhere."""
    return any(_office(other) == _office(phrase) for person in people.known.values() for other in person.phrases)


def _alone(people: People, document: Document) -> list[RolePhrase]:
    """Return the offices of state that stand without a name after "the": "the chancellor said"."""
    lists, tokens = word_lists(), document.tokens
    found = {phrase.first: phrase for phrase in people.phrase_at.values()}
    return [
        phrase
        for phrase in found.values()
        if phrase.reference is None
        and people.holder(phrase) is None
        and phrase.first > 0
        and tokens[phrase.first - 1].lower == "the"
        and phrase.titles[0].lower().split()[-1] in lists["sole_office"]
    ]


def _first_named(people: People, document: Document) -> Known | None:
    """Return the first person whom the text names, if it calls the person "Mr Hay" as well."""
    tokens, titles = document.tokens, word_lists()["honorific"]
    called = [
        place + 1
        for place, lower in enumerate(document.lowers[:-1])
        if lower in titles and tokens[place].capital and tokens[place + 1].capital
    ]
    if not called:
        return None
    name = tokens[people.names.family_name(called[0], document.sentence_at(called[0]))].text
    known = next((one for one in people.known.values() if name in one.name.split()), None)
    if known is not None:
        return known
    place = next(place for place, token in enumerate(tokens) if token.text == name)
    sentence = document.sentence_at(place)
    return people.add_named(people.names.whole(place, sentence), sentence, document.sentences)
