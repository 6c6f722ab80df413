"""What the compiled package asks of the source, told in a moment instead of by the C compiler."""

import ast
from pathlib import Path

import policykg.extraction

FOLDER = Path(policykg.extraction.__file__).parent


def indexed_fields(condition):
    """Return the fields of indexed records that a condition reads behind its first test: ``tokens[i].lower``."""
    later = condition.values[1:] if isinstance(condition, ast.BoolOp) else []
    return [
        ast.unparse(node)
        for test in later
        for node in ast.walk(test)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Subscript) and not is_no_record(node.value)
    ]


def is_no_record(subscript):
    """Tell whether what is indexed is a text or a table of words: ``token.lower[0]``, ``lists["noun"]``."""
    named = isinstance(subscript.slice, ast.Constant) and isinstance(subscript.slice.value, str)
    return named or (isinstance(subscript.value, ast.Attribute) and not subscript.value.attr.startswith("_"))


def test_no_conditional_expression_reads_a_record_behind_and_or_or():
    """Mypyc frees what it borrowed for such a field on paths that never borrowed it; an ``if`` statement is sound."""
    found = [
        f"{path.name}:{node.lineno}: {field}"
        for path in sorted(FOLDER.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.IfExp)
        for field in indexed_fields(node.test)
    ]
    assert found == []


def test_such_a_conditional_expression_is_found():
    """The check sees the field, and leaves a single test alone."""
    told = ast.parse("a if b and c[1].d == 2 else e", mode="eval").body.test
    alone = ast.parse("a if c[1].d == 2 else e", mode="eval").body.test
    assert (indexed_fields(told), indexed_fields(alone)) == (["c[1].d"], [])
