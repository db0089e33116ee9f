"""What compares travellers with lists is written by people: nothing in it learns."""

import ast
import re
from pathlib import Path

import openpiu

LEARNING = {
    "sklearn", "scikit-learn", "torch", "tensorflow", "keras", "xgboost", "lightgbm", "catboost", "statsmodels", "jax",
    "transformers", "sentence-transformers", "spacy", "gensim", "onnxruntime", "fasttext", "river", "splink",
}  # fmt: skip
SOURCE = Path(openpiu.__file__).parent
NAME = re.compile(r"^([A-Za-z0-9_.-]+)", re.MULTILINE)


def test_no_file_of_openpiu_imports_a_library_that_learns() -> None:
    """RGT-16: in the decision path or beside it."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.partition(".")[0] for name in names} & LEARNING, path


def test_no_library_that_learns_is_installed_with_openpiu() -> None:
    """RGT-16: read from the locked requirements that an installation is made of."""
    names = {name.lower() for name in NAME.findall((SOURCE.parents[1] / "requirements/core.txt").read_text("utf-8"))}
    assert "django" in names
    assert not names & LEARNING
