"""Persons with the posts that the text gives them; comes after organisations.

Three constructions name a person: "NAME, ROLE of BODY", "ROLE NAME" (also "BODY ROLE NAME"), and a name beside a verb
of saying. Roles are the labels of the role vocabulary. Later a person is called by one part of the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from policykg import iris
from policykg.extraction.body_names import Named
from policykg.extraction.company_offices import is_private
from policykg.extraction.extents import name_end
from policykg.extraction.governments import commission_of, government_of
from policykg.extraction.person_names import SMALL_SURNAMES, PersonNames
from policykg.extraction.portfolios import RANKS, Portfolios, is_of_cabinet
from policykg.extraction.sentences import TextSentence
from policykg.extraction.tokens import Token
from policykg.extraction.words import word_lists
from policykg.facts import Concept, Evidence, Person, Post, Span

if TYPE_CHECKING:
    from policykg.extraction.document import Document

_OF: Final = frozenset({"of", "for", "at", "with", "in", "from"})
_BEFORE_BODY: Final = frozenset({",", "said", "that", "by", "to", "from", "with"})
_OF_PLACES: Final = frozenset([title.replace("_", " ") for title in word_lists()["office_of_place"]])


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """One or more roles with their organisation: "spokesperson and chief engineer of the ministry"."""

    first: int
    last: int
    roles: tuple[Concept, ...]
    titles: tuple[str, ...]
    organisation: Concept | None
    reference: int | None  # token of "the ministry", "its" when the organisation is referred to, not named
    roles_end: int = 0
    of_company: bool = False  # whether a name that is no place and no known body stands before it


@dataclass(slots=True)
class Known:
    """A person while the article is read: ``body`` is the organisation that the person speaks for."""

    name: str
    first: int
    last: int
    body: Concept | None = None
    posts: list[Post] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    evidence: tuple[int, int, int] = (0, 0, 0)  # sentence, first and last token
    phrases: list[RolePhrase] = field(default_factory=list)


class People:
    """Everything about persons in one article: found once, then looked up by token."""

    def __init__(
        self,
        document: Document,
        named: Sequence[Named],
        area: Concept | None = None,
    ) -> None:
        self._tokens = document.tokens
        self.area = area
        self._lowers = document.lowers
        self._mentions = document.names
        self._named = {item.first: item for item in named}
        self._named_ends = {item.last: item for item in named}
        self._taken = {index for item in named for index in range(item.first, item.last)}
        self._taken |= {i for m in document.names.area for i in range(m.first, m.last)}
        self._roles = {m.first: m for m in document.names.role}
        self._role_words = {i for m in self._roles.values() for i in range(m.first, m.last)}
        self.names = PersonNames(document, self._taken | self._role_words)
        self._vocabulary = document.vocabulary
        self._lists = word_lists()
        self.portfolios = Portfolios(document, named, area)
        self.known: dict[str, Known] = {}
        self.at: dict[int, tuple[int, Known]] = {}  # first token of a naming: last token, person
        self.phrase_at: dict[int, RolePhrase] = {}  # by each of its tokens
        self._holders: dict[int, Known] = {}  # who has the roles of the phrase that begins at a token
        for sentence in document.sentences:
            self._read(sentence)
        if document.sentences:
            self._find_parts(document.sentences, self.known.values())

    def holder(self, phrase: RolePhrase) -> Known | None:
        """Return the person who has the roles of a phrase, if the text names one."""
        return self._holders.get(phrase.first)

    def give(self, person: Known, phrases: Sequence[RolePhrase]) -> None:
        """Give a person an office that the text names apart from the name."""
        person.phrases += phrases
        person.body = person.body or phrases[0].organisation
        for phrase in phrases:
            self._holders[phrase.first] = person
        for role, title in zip(phrases[0].roles, phrases[0].titles, strict=True):
            person.posts.append(Post(title, phrases[0].organisation, role))

    def add_named(self, name: tuple[int, int], sentence: TextSentence, sentences: Sequence[TextSentence]) -> Known:
        """Keep a person whom no office and no speech has shown, with the later namings by a part of the name."""
        self._add(name, sentence, name)
        person = self.at[name[0]][1]
        self._find_parts(sentences, [person])
        return person

    def _read(self, sentence: TextSentence) -> None:
        """Find the role phrases and names of one sentence."""
        reached = sentence.first
        for role in self._mentions.beginning("role", sentence.first, sentence.last):
            if role.first < reached:
                continue
            phrase = self._phrase(role.first, sentence)
            for place in range(phrase.first, phrase.last):
                self.phrase_at[place] = phrase
            self.names.others.update(range(phrase.first, phrase.last))
            self._person_of(phrase, sentence)
            reached = max(role.first + 1, phrase.last)
        said = self._lists["said_form"]
        lowers = self._lowers[sentence.first : sentence.last]
        if said.isdisjoint(lowers):
            return
        for index, lower in enumerate(lowers, sentence.first):
            if lower in said:
                for name in (self.names.ending(index, sentence), self.names.beginning(index + 1, sentence, 2)):
                    if name and name[0] not in self.at:
                        self._add(name, sentence, name)

    def _phrase(self, first: int, sentence: TextSentence) -> RolePhrase:
        """Read the roles that begin at a token, and the organisation before or after them."""
        tokens, roles, titles, last = self._tokens, list[Concept](), list[str](), first
        while last in self._roles:
            mention = self._roles[last]
            term = mention.term
            span = Span(tokens[mention.first].start, tokens[mention.last - 1].end)
            roles.append(Concept(term.iri, term.label, span=span))
            titles.append(" ".join(token.text for token in tokens[mention.first : mention.last]))
            last = mention.last
            if last + 1 < sentence.last and tokens[last].lower in {"and", "&"} and last + 1 in self._roles:
                last += 1
        organisation, reference, start = None, None, first
        roles_end = last
        if last < sentence.last and tokens[last].lower in _OF:
            organisation, reference, end = self._organisation(last + 1, sentence, titles[0])
            last = end if end > last + 1 else last
            if last == roles_end and titles[0].lower() in _OF_PLACES and tokens[last].lower == "of":
                last = name_end(last, sentence, tokens)  # "the mayor of New Haven"
        elif first - 1 >= sentence.first:
            before = first - 1
            if tokens[before].text in {"'s", "\u2019s"}:
                before -= 1
            item = self._named_ends.get(before + 1)
            if item is not None:
                organisation, start = item.concept, item.first
            elif self._refers(before):
                reference = start = before
                while start > sentence.first and tokens[start - 1].lower not in _BEFORE_BODY and before - start < 4:
                    start -= 1
                    if tokens[start].lower in self._lists["determiner"]:
                        break
            if organisation is None and reference is None and is_of_cabinet(titles[0]):
                organisation, start = self.portfolios.before_title(first, sentence, titles[0])
                start = self._with_rank(start, first, roles, titles, sentence)
        if organisation is None and reference is None:
            organisation, start = commission_of(titles[0], start, sentence.first, tokens, self._vocabulary)
        if organisation is None and reference is None:
            areas = self._mentions.area
            organisation = government_of(titles[0], first, tokens, areas, self.area, self._vocabulary)
        private = organisation is None and reference is None
        private = private and is_private(
            start, roles_end, last, titles[0], sentence, tokens, self._taken, self._role_words
        )
        return RolePhrase(start, last, tuple(roles), tuple(titles), organisation, reference, roles_end, private)

    def _with_rank(
        self, start: int, first: int, roles: list[Concept], titles: list[str], sentence: TextSentence
    ) -> int:
        """Add the rank before a field to the role after it, and return where it stands: "deputy trade minister"."""
        rank = start - 1
        if start == first or rank < sentence.first or self._lowers[rank] not in RANKS:
            return start
        title = f"{self._tokens[rank].text} {titles[0]}"
        for term in self._vocabulary.lookup("role", title):
            roles[0], titles[0] = Concept(term.iri, term.label, span=roles[0].span), title
            return rank
        return start

    def _refers(self, place: int) -> bool:
        """Tell whether a word before a role points to the body of it: "the ministry's spokesman", "its head"."""
        lower, before = self._lowers[place], self._lowers[place - 1]
        if lower == "board" and before in self._lists["private_board"]:
            return False  # "management board chairman"
        return lower in self._lists["body_noun"] or lower in {"its", "their"}

    def _organisation(self, first: int, sentence: TextSentence, title: str) -> tuple[Concept | None, int | None, int]:
        """Return the organisation after "of", the token that refers to one, and where the phrase ends."""
        tokens, index = self._tokens, first
        reference = None
        for _ in range(8):  # the ministry's Bureau of …, its Department of …
            if index >= sentence.last:
                return None, None, first
            if index in self._named:
                item = self._named[index]
                if reference is not None:
                    return item.concept, reference, item.last
                after = item.last + 2
                if item.last + 1 < sentence.last and tokens[item.last].text == "," and after in self._named:
                    return item.concept, None, item.last
                return item.concept, None, item.last
            lower = tokens[index].lower
            if lower in self._lists["said_form"]:
                break  # "analysts at the yard said the Ministry of Wells …"
            if lower in {"its", "their"} or lower in self._lists["body_noun"]:
                reference = index
            elif (
                lower not in self._lists["determiner"]
                and lower not in {"'s", "\u2019s", "'", "\u2019"}
                and (reference is not None or not lower.isalpha())
            ) or (
                lower not in self._lists["determiner"] and reference is None and not self._near_body(index, sentence)
            ):
                break
            index += 1
        if reference is not None:
            return None, reference, reference + 1
        return self.portfolios.of_field(first, sentence, title)

    def _near_body(self, index: int, sentence: TextSentence) -> bool:
        """Tell whether a body noun follows within three words: "the heavy industries ministry"."""
        ahead = self._tokens[index + 1 : min(index + 4, sentence.last)]
        return any(token.lower in self._lists["body_noun"] for token in ahead)

    def _person_of(self, phrase: RolePhrase, sentence: TextSentence) -> None:
        """Find the person who has the roles, after or before the phrase."""
        tokens = self._tokens
        roles_end = phrase.roles_end
        if phrase.titles[-1].endswith("s"):
            return None  # "cabinet ministers", "who heads the office"
        for start in (roles_end, phrase.last, phrase.last + 1):
            if start > phrase.last and not (phrase.last < sentence.last and tokens[phrase.last].text == ","):
                continue
            least = 1 if start == roles_end and phrase.titles[0].lower() not in self._lists["common_office"] else 2
            name = self.names.beginning(start, sentence, least)
            if name:
                return self._add(name, sentence, (min(phrase.first, name[0]), max(phrase.last, name[1])), phrase)
        before = phrase.first - 1
        while before > sentence.first and tokens[before].lower in self._lists["before_office"]:
            before -= 1
        if before > sentence.first and tokens[before].text == ",":
            name = self.names.ending(before, sentence)
            if name:
                self._add(name, sentence, (name[0], max(phrase.last, name[1])), phrase)
        return None

    def _add(
        self,
        name: tuple[int, int],
        sentence: TextSentence,
        evidence: tuple[int, int],
        phrase: RolePhrase | None = None,
    ) -> None:
        """Keep a person, or what is new about one already known."""
        text = " ".join(token.text for token in self._tokens[name[0] : name[1]]).replace(" .", ".")
        person = self.known.get(text) or self._partly(text)
        if person is None:
            person = self.known[text] = Known(text, *name, evidence=(sentence.ordinal, *evidence))
        self.at[name[0]] = (name[1], person)
        person.places.append(name)
        if phrase is not None:
            if not person.posts:
                person.evidence = (sentence.ordinal, *evidence)
            left = self._left(phrase, sentence)
            if left is None:
                if phrase.reference is None:
                    person.body = person.body or phrase.organisation
                person.phrases.append(phrase)
                self._holders[phrase.first] = person
            for role, title in zip(phrase.roles, phrase.titles, strict=True):
                if not title.endswith("s") and all(post.title.lower() != title.lower() for post in person.posts):
                    post = Post(title, phrase.organisation, role)
                    person.posts.append(post if left is None else Post(f"{left} {title}", phrase.organisation))

    def _left(self, phrase: RolePhrase, sentence: TextSentence) -> str | None:
        """Return the word that says a person does not hold an office: "former minister", "shadow chancellor"."""
        before = phrase.first - 1
        held = before < sentence.first or self._lowers[before] not in self._lists["not_held"]
        return None if held else self._tokens[before].text

    def _partly(self, text: str) -> Known | None:
        """Return the person whom one word of a longer name means, or a longer name after the one word."""
        if " " not in text:
            return next((p for p in self.known.values() if text in p.name.split()), None)
        short = self.known.get(text.rpartition(" ")[2])
        if short is not None and short.name in text:
            short.name = text
        return short

    def _find_parts(self, sentences: Sequence[TextSentence], persons: Iterable[Known]) -> None:
        """Find the later namings of persons by one part of the name."""
        parts: dict[str, Known] = {}
        for person in persons:
            words = person.name.split()
            for word in (words[0], words[-1]):
                if len(word) > 1 and not word.endswith(".") and word not in SMALL_SURNAMES:
                    parts.setdefault(word, person)
        if not parts:
            return
        inside = {i for first, (last, _) in self.at.items() for i in range(first, last)}
        for index in range(sentences[0].first, sentences[-1].last):
            text = self._tokens[index].text
            if text not in parts:
                continue
            named = parts[text]
            if index not in inside and index not in self._taken and index > named.first:
                self.at[index] = (index + 1, named)
                named.places.append((index, index + 1))


def persons_of(people: People, tokens: tuple[Token, ...]) -> tuple[Person, ...]:
    """Return the persons as records, in the order of their first naming."""
    found = []
    for person in sorted(people.known.values(), key=lambda item: item.first):
        ordinal, first, last = person.evidence
        span = Span(tokens[first].start, tokens[last - 1].end)
        posts = tuple(Post(post.title, post.organisation or person.body, post.role) for post in person.posts)
        spans = tuple(sorted(Span(tokens[a].start, tokens[b - 1].end) for a, b in person.places))
        evidence = Evidence(span, ordinal, "person-with-post" if posts else "person-beside-speech")
        found.append(Person(iris.person(person.name), person.name, spans, evidence, posts))
    return tuple(found)
