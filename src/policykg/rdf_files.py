"""RDF files in: the statements of a file in any common format, or one sentence that says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from policykg.errors import UnreadableError

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".n3": RdfFormat.N3,
}


def read_rdf(path: Path) -> list[Quad]:
    """Return the statements of an RDF file; those of formats without graphs stand in the default graph.

    Args:
        path: the file; the end of its name says the format.

    Raises:
        UnreadableError: the file is missing, empty, of no known format, or its syntax is broken.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise UnreadableError(f"'{path}' is no RDF file by its name; it should end in {', '.join(FORMATS)}.")
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(f"There is no file '{path}'; check the path.") from error
    except OSError as error:
        raise UnreadableError(f"'{path}' cannot be read ({error.strerror}); check the path and your rights.") from error
    if not content.strip():
        raise UnreadableError(f"'{path}' is empty; write the graph into it again.")
    try:
        return list(parse(content, format=form, base_iri=path.absolute().as_uri()))
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f"'{path}', line {line}," if line else f"'{path}'"
        problem = str(error.args[0]).partition("\n")[0].rstrip(".")
        raise UnreadableError(f"{where} is not valid {form.name} ({problem}); mend it there.") from error
