"""Those who are counted and do something, rather than have it done to them: "300 *firms* registered in May".

Works on the items of one sentence; ``counts`` asks here before it looks for what is done to the things counted.
"""

from __future__ import annotations

from policykg.extraction.items import Item
from policykg.extraction.observations.noun_phrases import Phrase
from policykg.extraction.observations.vocables import figure_words


def without_deed(items: list[Item], phrase: Phrase) -> Phrase:
    """Return a phrase without what those who are counted did: "300 *farmers* planted trees"."""
    for index in range(phrase.first + 1, phrase.last):
        doer = items[index - 1].lower.rpartition(" ")[2] in figure_words("doer")
        if doer and items[index].lower.endswith("ed") and items[index].kind == "word":
            return Phrase(phrase.mode, phrase.first, index)
    return phrase


def acts(items: list[Item], phrase: Phrase) -> bool:
    """Tell whether those who are counted do what the verb right behind them says: "300 *firms exported* in May"."""
    if phrase.mode != "phrase" or items[phrase.last - 1].lower.rpartition(" ")[2] not in figure_words("doer"):
        return False
    return phrase.last < len(items) and items[phrase.last].lower.endswith("ed")
