"""What a figure of nothing in particular borrows: the thing of its paragraph, of the title, of the article.

Comes after ``discourse`` and ``topics``; ``resolving`` and the namers of counts and
amounts call it where a sentence leaves it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policykg.extraction.observations.discourse import Discourse
from policykg.extraction.observations.drafts import Draft
from policykg.extraction.observations.linking import code_of
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
