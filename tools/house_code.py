"""Rules about what stands in a file: function length, ignores, broad excepts, names of classes, unfinished work.

Belongs here: rules that one file alone can break. Not here: imports between files (`house_cycles`).
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tools.house_tree import Finding, House, Source

FUNCTION_LIMIT = 60
IGNORES_FILE = "tools/ignores.txt"
FENCES_FILE = "tools/fences.txt"

BANNED_CLASS_ENDINGS = (
    "Manager", "Handler", "Processor", "Helper", "Helpers", "Util", "Utils", "Info", "Item", "Object", "Entity",
)  # fmt: skip

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
LEFT_OUT = re.compile(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)")
SILENCED = re.compile(r"#\s*(?P<kind>noqa|type:\s*ignore)\b(?P<rest>.*)", re.IGNORECASE)
WHOLE_FILE = re.compile(r"#\s*(?:(?:ruff|flake8):\s*noqa|mypy:|codespell:\s*ignore)", re.IGNORECASE)
CODE = re.compile(r"\s*(?::\s*[A-Z]+[0-9]+(?:\s*,\s*[A-Z]+[0-9]+)*|\[[a-z0-9,\- ]+\])(?P<reason>.*)")
REASON_LENGTH = 5

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(source: Source) -> Iterator[Function]:
    """All functions and methods of a file, nested ones too."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def check_functions(house: House) -> Iterator[Finding]:
    """No function over 60 lines: it would not fit a screen."""
    for source in house.sources:
        for function in functions(source):
            count = (function.end_lineno or function.lineno) - function.lineno + 1
            if count > FUNCTION_LIMIT and not source.is_migration:
                text = f"{function.name} has {count} lines, the limit is {FUNCTION_LIMIT}"
                yield Finding(path=source.path, line=function.lineno, rule="function-length", text=text)


def check_classes(house: House) -> Iterator[Finding]:
    """No class of the product ends in a word that says nothing."""
    for source in house.package():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef) and node.name.endswith(BANNED_CLASS_ENDINGS):
                text = f"class {node.name}: its last word says nothing (GLOSSARY.md)"
                yield Finding(path=source.path, line=node.lineno, rule="banned-name", text=text)


def check_unfinished(house: House) -> Iterator[Finding]:
    """Nothing is left for later, no test is left out."""
    for source in house.sources:
        for number, comment in source.comments:
            if UNFINISHED.search(comment):
                text = "unfinished work: finish it, or open an issue and take the note out"
                yield Finding(path=source.path, line=number, rule="unfinished", text=text)
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Name) and node.id == "NotImplementedError":
                text = "unfinished work: write it, or make it abstract"
                yield Finding(path=source.path, line=node.lineno, rule="unfinished", text=text)
            if isinstance(node, ast.Attribute) and LEFT_OUT.fullmatch(ast.unparse(node)):
                text = "a test that may be left out proves nothing: make it run everywhere"
                yield Finding(path=source.path, line=node.lineno, rule="left-out", text=text)


def silenced(house: House) -> Iterator[tuple[str, int, str, str]]:
    """Every comment that silences a checker: path, line, kind (`noqa`, `type-ignore`) and the rest of the comment."""
    for source in house.sources:
        for number, comment in source.comments:
            found = SILENCED.search(comment)
            if found:
                kind = "noqa" if found["kind"].lower() == "noqa" else "type-ignore"
                yield source.path, number, kind, found["rest"]


def check_ignores(house: House) -> Iterator[Finding]:
    """An ignore names its code and gives a reason; whole files are never silenced."""
    for path, number, _kind, rest in silenced(house):
        found = CODE.match(rest)
        reason = found["reason"].strip(" #:-") if found else ""
        if len(reason) < REASON_LENGTH:
            text = (
                "an ignore needs a code and a reason on its line: `# noqa: S608 - why`, `# type: ignore[misc]  # why`"
            )
            yield Finding(path=path, line=number, rule="ignore-reason", text=text)
    for source in house.sources:
        for number, comment in source.comments:
            if WHOLE_FILE.search(comment):
                text = "a whole file is never silenced: put the ignore, its code and its reason on the line"
                yield Finding(path=source.path, line=number, rule="ignore-reason", text=text)


def check_ignore_count(house: House) -> Iterator[Finding]:
    """The number of ignores may only fall: `tools/ignores.txt` holds it, one line a kind."""
    counted = Counter(kind for _path, _number, kind, _rest in silenced(house))
    recorded = dict(line.split() for line in read_list(house.root / IGNORES_FILE))
    for kind in ("noqa", "type-ignore"):
        limit = int(recorded.get(kind, "0"))
        if counted[kind] > limit:
            text = f"{counted[kind]} of `{kind}`, {limit} are agreed: mend the code instead of silencing the checker"
            yield Finding(path=IGNORES_FILE, line=1, rule="ignore-count", text=text)
        elif counted[kind] < limit:
            text = f"only {counted[kind]} of `{kind}` are left, well done: write that number here, so that it stays"
            yield Finding(path=IGNORES_FILE, line=1, rule="ignore-count", text=text)


def read_list(path: Path) -> list[str]:
    """Lines of a small list file without comments; none where the file is missing."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [stripped for line in lines if (stripped := line.partition("#")[0].strip())]


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Whether an `except` takes every error and does not pass it on with a bare `raise` at its end."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    broad = any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in kinds)
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


def check_fences(house: House) -> Iterator[Finding]:
    """A broad `except` stands only in the fences listed in `tools/fences.txt`."""
    fences = set(read_list(house.root / FENCES_FILE))
    for source in house.sources:
        if source.path in fences:
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ExceptHandler) and catches_all(node):
                text = f"a broad except outside the fences ({FENCES_FILE}) hides faults: catch what you can mend"
                yield Finding(path=source.path, line=node.lineno, rule="fence", text=text)
