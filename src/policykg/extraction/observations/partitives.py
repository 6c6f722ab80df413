"""Parts of what was said before: "of which 300 *were lamps*", "of these, 3 million euros *went to Europe*".

Comes after ``resolving``; the namers of counts and amounts call it.
"""

from __future__ import annotations

from policykg.extraction.items import Item
from policykg.extraction.observations.around import of_the_total, of_these, predicate
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Subject
from policykg.extraction.observations.resolving import Resolver
from policykg.facts import Component


def name_part_of_these(draft: Draft, previous: Draft | None, resolver: Resolver) -> bool:
    """Name a part of what was said before by the whole, and by what the part is said to be.

    Args:
        draft: a count or an amount.
        previous: the figure before it in the sentence.
        resolver: knows what was spoken of.

    Returns:
        Whether the figure is such a part, and the whole is known.
    """
    reader = resolver.reader
    if not of_these(reader.items, draft.at):
        return False
    known = resolver.discourse.spoken_of(previous)
    if known is None or (previous is None and draft.unit == "count" and of_the_total(reader.items, draft.at)):
        told = resolver.discourse.figures.last_count() if draft.unit == "count" else None
        if told is None:
            return False
        known = told.subject
    what = predicate(reader.items, draft.at)
    done = what.mode == "phrase" and reader.items[what.first].lower.endswith("ed") and not reader.knows(what)
    named = what.mode == "phrase" and (
        draft.unit == "count" or reader.knows(what) or is_plural(reader.items[what.last - 1])
    )
    if named and "preposition" not in reader.items[what.first].classes and not reader.is_hollow(what) and not done:
        own = reader.subject(what)
        thing = own.industry or resolver.linker.thing(*reader.tokens(what))
        draft.subject = Subject(known.indicator, thing, own.area)
    else:
        draft.subject = known
    resolver.discourse.inherit(draft, Component.INDICATOR, previous)
    return True


def is_plural(item: Item) -> bool:
    """Tell whether an item is a plural by its ending."""
    return item.lower.endswith("s") and not item.lower.endswith("ss")
