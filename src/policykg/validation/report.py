"""What validation found, the same records whichever engine looked; comes after both engines.

The fields are those of a SHACL validation result (W3C, SHACL, section 3.6.2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

VIOLATION = "Violation"
_ORDER = {VIOLATION: 0, "Warning": 1, "Info": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the data does not fit a shape.

    Attributes:
        focus_node: IRI of the node that was looked at.
        path: the property path from it, as Turtle text with whole IRIs; None where the node itself is meant.
        component: local name of the constraint component: ``MinCount``, ``Class``, ``SPARQL`` …
        source_shape: IRI of the shape.
        severity: ``Violation``, ``Warning`` or ``Info``.
        message: what a person has to mend.
        value: the value that does not fit, as N-Triples text; None where the finding is about no single value.
    """

    focus_node: str
    path: str | None
    component: str
    source_shape: str
    severity: str
    message: str
    value: str | None = None

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What two engines must agree on: focus node, path, component, shape and severity."""
        return self.focus_node, self.path or "", self.component, self.source_shape, self.severity

    @property
    def text(self) -> str:
        """The finding as a line for people: how grave, where, what to mend."""
        return f"{self.severity}: {self.focus_node}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one validation, the gravest first, then by focus node."""

    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Report:
        """Return the report of findings in any order."""

        def place(finding: Finding) -> tuple[object, ...]:
            return _ORDER.get(finding.severity, 3), finding.key, finding.value or "", finding.message

        return cls(tuple(sorted(findings, key=place)))

    @property
    def conforms(self) -> bool:
        """Whether the data may enter the store: violations forbid it, warnings only tell."""
        return all(finding.severity != VIOLATION for finding in self.findings)

    @property
    def results(self) -> tuple[Finding, ...]:
        """The findings."""
        return self.findings

    def keys(self) -> Counter[tuple[str, str, str, str, str]]:
        """Return how often each combination of focus node, path, component, shape and severity was found."""
        return Counter(finding.key for finding in self.findings)

    def text(self) -> str:
        """Return the report for people: a summary line, then a line for each finding."""
        counts = Counter(finding.severity for finding in self.findings)
        found = ", ".join(f"{counts[severity]} {severity.lower()}{'s' * (counts[severity] > 1)}" for severity in counts)
        verdict = "The graph conforms to the shapes" if self.conforms else "The graph does not conform to the shapes"
        return "\n".join([f"{verdict}{f' ({found})' if found else ''}.", *(finding.text for finding in self.findings)])
