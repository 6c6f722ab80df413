"""Parts of a whole in letters: "a third", "two-fifths", "half", "one in eight", "half a percentage point"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from policykg.extraction.number_words import POINTS, number_words
from policykg.extraction.tokens import Token, parts
from policykg.extraction.words import phrase_lists

_DURING: Final = frozenset({"for", "in", "during", "per", "each", "every"})
_WHOLES: Final = frozenset({"of", "the", "a", "its", "their", "all"})
_OF_POINTS: Final = frozenset({"a", "one", "1", "percentage", "point", "points", "percent", "pct", "per", "%"})
_RATES: Final = frozenset({"pct", "percent", "%", "point", "points", "percentage", "per"})
_DENOMINATORS: Final = frozenset({"2", "3", "4", "5", "8", "16", "32", "64"})
_THOUSAND: Final = 1000
_TENTH: Final = 10
_TIMES: Final = phrase_lists("words-time")["length_of_time"]
_LONG_TIMES: Final = phrase_lists("words-time")["long_time"]


class Fractions:
    """Reads the fractions among the tokens of a body."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._table = number_words()

    def _lower(self, index: int) -> str:
        return self._tokens[index].lower if 0 <= index < len(self._tokens) else ""

    def at(self, index: int) -> tuple[Decimal, int, str, str, bool] | None:
        """Read ``a third``, ``two-fifths``, ``three quarters`` and ``half`` as percent."""
        lower, table = self._lower(index), self._table
        pieces = parts(lower)
        if len(pieces) > 1 and pieces[-1] in POINTS:
            return self._part_of_point(pieces, index)
        numerator, last, part = None, index + 1, ""
        if len(pieces) == 2 and pieces[0] in table.parts and pieces[1] in table.multiples:
            return table.multiples[pieces[1]] / table.parts[pieces[0]], index + 1, "plain", "", True  # "half-million"
        if len(pieces) == 2 and pieces[1] in table.parts and (pieces[0] in table.words or pieces[0] == "a"):
            numerator, part = table.words.get(pieces[0], 1), pieces[1]
        elif lower in table.words and self._lower(index + 1) in table.parts:
            numerator, part, last = table.words[lower], self._lower(index + 1), index + 2
        elif lower in table.parts and (self._lower(index - 1) == "a" or lower == "half"):
            numerator, part = 1, lower
        if numerator is None or numerator >= table.parts[part]:
            return None
        points = last + 1 if self._lower(last) == "of" else last
        if self._lower(points) in _OF_POINTS and (unit := self._points(points)) is not None:
            return Decimal(numerator) / Decimal(table.parts[part]), unit[0], "plain", unit[1], True
        following = self._lower(last)
        timed = last + (following == "of")
        if self._lower(timed) == "a" and self._lower(timed + 1) in _LONG_TIMES:
            return None  # "the wettest spring for *half a* century"
        if (multiple := self._multiple(last)) is not None:
            return multiple[0] * numerator / table.parts[part], multiple[1], "plain", "", True
        if part in {"quarter", "quarters"} and (
            (following in {"of", "earlier", "ago"} and self._lower(last + 1).isdecimal())
            or following in {"earlier", "ago", "before", "later"}
        ):
            return None
        lasting = part == "quarter" and numerator == 1 and not self._is_part(last)
        if lasting and self._lower(last - 2 - (self._lower(last - 2) == "a")) in _DURING:
            return None
        before = self._lower(index - 1)
        if lower == "half" and (
            (following not in _WHOLES and before not in {"by", "in"} and not self._is_step(index, following))
            or before in {"first", "second", "the"}
        ):
            return None
        if following in {"month", "months", "quarter", "year", "years", "consecutive", "straight", "hour", "hours"}:
            return None
        if lower == "half" and following == "a" and self._lower(last + 1) in self._table.multiples:
            value = self._table.multiples[self._lower(last + 1)] / 2
            return value, last + 2, "plain", "", True
        if lower == "half" and following == "a" and self._lower(last + 1) in table.hundredths:
            return Decimal("0.005"), last + 2, "plain", table.hundredths[self._lower(last + 1)], True  # "half a cent"
        value = (Decimal(numerator) * 100 / Decimal(table.parts[part])).quantize(Decimal("0.001")).normalize()
        return value, last, "fraction", "percent", True

    def _is_part(self, index: int) -> bool:
        """Tell whether a whole follows that is no time: "accounted for a quarter *of all* deaths"."""
        if self._lower(index) != "of":
            return False
        whole = self._lower(index + 1 + (self._lower(index + 1) in {"the", "a", "all", "its", "their"}))
        return whole.isalpha() and whole not in _TIMES and whole not in _LONG_TIMES

    def _is_step(self, index: int, following: str) -> bool:
        """Tell whether a half is by how much something moves: "fell *by half*", "a jump *of half*", or owned."""
        if self._is_owned(index + 1):
            return True
        if following.isalpha() and following not in {"in", "from", "over", "on", "since", "to", "between"}:
            return False
        for before in range(index - 3, index):
            led = self._lower(before)
            if led == "by" or (led == "of" and self._lower(before - 1) in self._table.movements):
                return True
        return False

    def _is_owned(self, index: int) -> bool:
        """Tell whether a name owns what follows it: "half *Norway's* exports"."""
        named = index + 1 < len(self._tokens) and self._tokens[index].text[0].isupper()
        return named and self._lower(index + 1) in {"'s", "\u2019s"}

    def _multiple(self, index: int) -> tuple[Decimal, int] | None:
        """Read the multiple that a part is one of: "a quarter *of a million* people", "three quarters *million*"."""
        if self._lower(index) == "of" and self._lower(index + 1) in {"a", "one"}:
            index += 2
        multiple = self._table.multiples.get(self._lower(index))
        return (multiple, index + 1) if multiple is not None and multiple >= _THOUSAND else None

    def one_in(self, index: int) -> tuple[Decimal, int, str, str, bool] | None:
        """Read ``one in eight``, ``1 in 5`` and ``nine out of (every) ten`` as percent."""
        words, last = self._table.words, index + 1
        if self._lower(last) == "out" and self._lower(last + 1) == "of":
            last += 1
        elif self._lower(last) != "in":
            return None
        last += self._lower(last + 1) == "every"
        lower = self._lower(last + 1)
        part, whole = words.get(self._lower(index)), words.get(lower)
        if part is None and self._lower(index) == "1":
            part = 1
        if part is not None and whole is None and part == 1 and lower.replace(",", "").isdecimal() and len(lower) != 4:
            whole = int(lower.replace(",", ""))  # "one in 1,000", not "one in 1987"
        if part is None or whole is None or not part < whole or self._lower(last + 2) in _TIMES:
            return None
        if not self._lower(last + 2).isalpha() and lower.isdecimal():
            return None
        value = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.001")).normalize()
        return value, last + 2, "ratio", "percent", True

    def of_whole(self, index: int) -> tuple[Decimal, int, str, str, bool] | None:
        """Read parts of a whole in digits: "*1/3* of the mills"."""
        above, below = self._lower(index), self._lower(index + 2)
        if self._lower(index + 3) != "of" or self._lower(index + 4) not in _WHOLES or not below.isdecimal():
            return None
        whole, tokens = int(below), self._tokens
        if not 0 < int(above) < whole <= _TENTH or tokens[index].end != tokens[index + 1].start:
            return None
        value = (Decimal(above) * 100 / Decimal(whole)).quantize(Decimal("0.001")).normalize()
        return value, index + 3, "fraction", "percent", False

    def _part_of_point(self, pieces: list[str], index: int) -> tuple[Decimal, int, str, str, bool] | None:
        """Read ``half-point``, ``quarter-percentage-point`` and ``three-quarter-point``."""
        words = [piece for piece in pieces if piece not in {"percentage", "point", "points"}]
        part = self._table.parts.get(words[-1]) if words else None
        before = self._lower(index - 1)
        if part is None or before in self._table.words or before[:1].isdecimal():
            return None  # "six *quarter-point* cuts": how many, not by how much
        numerator = self._table.words.get(words[0], 1) if len(words) > 1 else 1
        return Decimal(numerator) / Decimal(part), index + 1, "plain", "percentage-point", True

    def mixed(self, index: int, whole: Decimal) -> tuple[Decimal, int] | None:
        """Read digits with parts of one behind them: ``6-1/2``; ``6 1/2`` and ``3/4`` of percent or of a point."""
        tokens, last = self._tokens, index + 1
        following = self._lower(last)
        if following == "/":
            return self._of_digits(index, Decimal(0), bare=False)
        hyphened = following in {"-", "\u2013"} and tokens[last].start == tokens[index].end
        if self._lower(last + hyphened + 1) != "/":
            return None
        return self._of_digits(last + hyphened, whole, bare=hyphened)

    def second_quoted(self, index: int) -> int:
        """Return where the second of two quoted rates ends of which only the decimals stand: ``4.85/95 pct``.

        Args:
            index: the token of the first.
        """
        tokens, last = self._tokens, index + 3
        if self._lower(index + 1) != "/" or self._lower(last) not in _RATES or not self._lower(index + 2).isdecimal():
            return index + 1
        first, mark, second = tokens[index : index + 3]
        if first.end != mark.start or mark.end != second.start:
            return index + 1
        return last if len(first.text.partition(".")[2]) == len(second.text) else index + 1

    def _of_digits(self, index: int, whole: Decimal, *, bare: bool) -> tuple[Decimal, int] | None:
        """Read ``1/2`` at a token and add it to a whole number; unless it may stand bare, a rate has to follow."""
        tokens = self._tokens
        above, below = self._lower(index), self._lower(index + 2)
        if not above.isdecimal() or below not in _DENOMINATORS or int(above) >= int(below):
            return None
        if tokens[index].end != tokens[index + 1].start or tokens[index + 1].end != tokens[index + 2].start:
            return None
        if not bare and self._lower(index + 3) not in _RATES:
            return None
        return whole + Decimal(above) / Decimal(below), index + 3

    def _points(self, index: int) -> tuple[int, str] | None:
        """Return where "a percentage point", "a point" or "one percent" ends, and the unit that it is."""
        index += self._lower(index) in {"a", "one", "1"}
        lower = self._lower(index)
        if lower in {"percent", "pct", "%"}:
            return index + 1, "percent"
        if lower == "per":
            return (index + 2, "percent") if self._lower(index + 1) == "cent" else None
        index += lower == "percentage"
        return (index + 1, "percentage-point") if self._lower(index) in {"point", "points"} else None
