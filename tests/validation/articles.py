"""Graphs of generated articles, sound or broken in known ways, each with the terms that it refers to."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache

from policykg.extraction import extract
from policykg.graph import article_graph
from policykg.ntriples import Triple, from_pyoxigraph
from policykg.reading import parse_article
from policykg.term_graphs import term_quads
from policykg.validation.index import TYPE, Index
from policykg.vocabulary import Vocabulary
from tests.benchmarks.corpus import generate
from tests.benchmarks.corpus.writers import as_text

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LABEL = f"<{_SKOS}prefLabel>"
_SCHEME = f"<{_SKOS}ConceptScheme>"
_NOWHERE = "<https://example.org/nowhere>"


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped vocabularies."""
    return Vocabulary.load()


@cache
def background() -> Index:
    """Return the shipped vocabularies and the ontology, indexed."""
    return Index(from_pyoxigraph(term_quads()))


def graphs(n: int, seed: int, broken: float = 0.1, characters: int | None = None) -> Iterator[tuple[str, list[Triple]]]:
    """Give the graphs of `n` generated articles; a part of them has one or two triples broken, and says how.

    ``characters`` ends each text with the sentence that reaches so far.
    """
    for number, (record, _) in enumerate(generate(n, seed)):
        text = record["text"] or ""
        end = 0 if characters is None else text.find(". ", characters) + 1
        cut = as_text({**record, "text": text[: end or len(text)]})
        article = parse_article(cut.encode(), f"article-{number}.txt")
        triples = list(article_graph(extract(article, vocabulary()), article, vocabulary()).triples)
        chance = random.Random(f"{seed}/{number}/broken")
        if chance.random() < broken:
            how = chance.choice(sorted(BREAKS))
            yield how, BREAKS[how](triples, chance)
        else:
            yield "sound", triples


def with_terms(triples: list[Triple]) -> list[Triple]:
    """Return a graph with the part of the vocabularies that it refers to, directly or over other terms."""
    terms = background()
    labels = terms.inward(_LABEL)
    ahead = [value for _, _, value in triples if value[0] == "<"]
    ahead += [one for _, predicate, value in triples if predicate == _LABEL for one in labels.get(value, ())]
    found: dict[Triple, None] = dict.fromkeys(triples)
    seen: set[str] = set()
    while ahead:
        term = ahead.pop()
        if term in seen:
            continue
        seen.add(term)
        scheme = _SCHEME in terms.outward[TYPE].get(term, ())
        for predicate in terms.described.get(term, ()):
            for value in terms.outward[predicate][term]:
                # From a scheme to its top concepts the way would lead to everything.
                if not (scheme and predicate.endswith("hasTopConcept>")):
                    found[term, predicate, value] = None
                    ahead.append(value)
    return list(found)


def _without(triples: list[Triple], chance: random.Random) -> list[Triple]:
    gone = chance.choice(triples)
    return [triple for triple in triples if triple != gone]


def _astray(triples: list[Triple], chance: random.Random) -> list[Triple]:
    subject, predicate, value = chance.choice([one for one in triples if one[2][0] == "<" and one[1] != TYPE])
    return [triple if triple != (subject, predicate, value) else (subject, predicate, _NOWHERE) for triple in triples]


def _twice(triples: list[Triple], chance: random.Random) -> list[Triple]:
    subject, predicate, value = chance.choice([one for one in triples if one[2][0] == "<" and one[1] != TYPE])
    others = sorted({one[2] for one in triples if one[1] == predicate} - {value})
    return [*triples, (subject, predicate, chance.choice(others or [_NOWHERE]))]


def _other_text(triples: list[Triple], chance: random.Random) -> list[Triple]:
    old = chance.choice([one for one in triples if one[2].endswith('"')])
    return [triple if triple != old else (*old[:2], f'{old[2][:-1]}x"') for triple in triples]


def _other_number(triples: list[Triple], chance: random.Random) -> list[Triple]:
    ending = chance.choice(["#integer>", "#decimal>"])
    old = chance.choice([one for one in triples if one[2].endswith(ending)])
    kind = old[2].rpartition("^^")[2]
    return [triple if triple != old else (*old[:2], f'"-777"^^{kind}') for triple in triples]


def _unlisted(triples: list[Triple], chance: random.Random) -> list[Triple]:
    return [*triples, (chance.choice(triples)[0], f"<{_SKOS}note>", '"a remark"@en')]


BREAKS: dict[str, Callable[[list[Triple], random.Random], list[Triple]]] = {
    "a triple is missing": _without,
    "a triple points nowhere": _astray,
    "a property is given twice": _twice,
    "a text is changed": _other_text,
    "a number is changed": _other_number,
    "a property is not listed": _unlisted,
}
