"""What a figure of nothing in particular borrows: the thing of its paragraph, of the title, of the article.

Comes after ``discourse`` and ``topics``; ``resolving`` and the namers of counts and
amounts call it where a sentence leaves it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policykg.extraction.document import Document
from policykg.extraction.observations.discourse import Discourse
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import Linker, code_of
from policykg.extraction.observations.vocables import figure_words
from policykg.facts import Component, Concept


def lend_topic(draft: Draft, discourse: Discourse) -> bool:
    """Give a figure the industry that its paragraph opens with, else the one of the title.

    What is measured of a whole economy is of no branch.
    """
    if code_of(draft.subject.indicator) in figure_words("economy_wide"):
        return False
    if lend_paragraph(draft, discourse):
        return True
    if discourse.topic is None:
        return False
    draft.subject = replace(draft.subject, industry=discourse.topic)
    draft.inherit(Component.INDUSTRY, header="title")
    return True


def lend_paragraph(draft: Draft, discourse: Discourse) -> bool:
    """Give a figure the industry that its paragraph opens with; tell whether there is one."""
    paragraph = discourse.paragraph
    if paragraph is None:
        return False
    draft.subject = replace(draft.subject, industry=paragraph.subject.industry)
    draft.inherit(Component.INDUSTRY, sentence=paragraph.sentence)
    return True


def lend_to_bare(draft: Draft, discourse: Discourse, topic: Concept) -> None:
    """Give a bare indicator the branch that the article is about, unless the paragraph has turned to another."""
    subject, code = draft.subject, code_of(draft.subject.indicator)
    if not code or subject.industry is not None:
        return
    if subject.area is not None and (
        code not in figure_words("traded") or code_of(topic) in figure_words("any_branch")
    ):
        return
    wide = code_of(topic) in figure_words("any_branch")
    if code in figure_words("economy_wide") or (wide and code not in figure_words("of_a_branch")):
        return
    if discourse.stays_with(topic):
        draft.subject = replace(subject, industry=topic)
        draft.inherit(Component.INDUSTRY, header="title")


def lend_label(made: Sequence[Draft], discourse: Discourse) -> None:
    """Give the figures of a sentence what stands before its colon: "*Wheat*: world output is put at 3 million"."""
    label = discourse.label
    if label is None:
        return
    for draft in made:
        indicator = draft.subject.indicator
        if draft.subject.industry is None and indicator is not None and not indicator.candidate:
            draft.subject = replace(draft.subject, industry=label)


def lend_to_entry(made: Sequence[Draft], discourse: Discourse, document: Document, linker: Linker) -> None:
    """Give the figures of an entry what its list is of: "*Exports* by destination: … Japan: 3 billion dollars".

    Args:
        made: the figures of the entry.
        discourse: knows what the list is of.
        document: the article.
        linker: names the label.
    """
    listed = discourse.entries.subject
    colon = discourse.entries.label_end(made[0].sentence) if listed is not None and made else 0
    if listed is None or not colon:
        return
    first = made[0].sentence.first
    for draft in made:
        own = draft.subject
        if draft.number.first < colon or (own.indicator and not _is_of_label(own.indicator, document, colon)):
            continue
        thing = own.industry
        if thing is None and not linker.mentions("area", first, colon):
            thing = linker.thing(first, colon)
        draft.subject = replace(own, indicator=listed.indicator, industry=thing or listed.industry)
        draft.inherit(Component.INDICATOR, sentence=discourse.entries.sentence)


def _is_of_label(indicator: Concept, document: Document, colon: int) -> bool:
    """Tell whether an indicator is only a name minted from the words before a colon."""
    return indicator.candidate and indicator.span is not None and indicator.span.end <= document.tokens[colon].start
