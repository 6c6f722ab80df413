"""The shipped graph conforms under pySHACL's own command line, with nothing of ours in between."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from policykg.validation.shapes import shape_files


@pytest.mark.timeout(1800)  # pySHACL's own time for so many constraints, on a slow machine
@pytest.mark.skipif(not os.environ.get("CI"), reason="takes minutes; set CI=1 to run it")
def test_the_exported_graph_conforms_under_pyshacl(policykg, tmp_path: Path) -> None:
    """`pyshacl -w -s SHAPES EXPORT.ttl` says so; it takes one file of shapes, for which the Turtle files are joined."""
    exported = tmp_path / "export.ttl"
    assert policykg("export", exported).code == 0
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text("\n".join(file.read_text() for file in shape_files()))
    command = shutil.which("pyshacl", path=str(Path(sys.executable).parent)) or "pyshacl"
    done = subprocess.run([command, "-w", "-s", shapes, exported], capture_output=True, text=True, check=False)
    assert "Conforms: True" in done.stdout
    assert done.returncode == 0
