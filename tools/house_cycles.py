"""No circular imports, counting the hidden ones: inside functions, under TYPE_CHECKING, by `import_module("...")`.

Belongs here: the graph of imports and its knots. Not here: which direction is allowed (`.importlinter`).
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tools.house_tree import Finding, House, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One import: who, whom, where, and how it is hidden ("" for a plain one)."""

    importer: str
    imported: str
    path: str
    line: int
    hidden: str


def module_name(path: str) -> str:
    """`src/openpiu/core/terms/__init__.py` is `openpiu.core.terms`."""
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def hiding_places(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Every node of the file, with the word for where it hides."""
    waiting: list[tuple[ast.AST, str]] = [(tree, "")]
    while waiting:
        node, hidden = waiting.pop()
        yield node, hidden
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            hidden = "deferred"
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            hidden = "under TYPE_CHECKING"
        waiting.extend((child, hidden) for child in ast.iter_child_nodes(node))


def absolute(node: ast.ImportFrom, source: Source) -> str:
    """The module that a `from` names, relative ones worked out."""
    if not node.level:
        return node.module or ""
    parts = module_name(source.path).split(".")
    up = node.level - (1 if source.path.endswith("/__init__.py") else 0)
    return ".".join([*parts[: len(parts) - up], *filter(None, [node.module])])


def imported_names(node: ast.AST, source: Source) -> list[str]:
    """Full names that one node imports; `a.b.c` may turn out to be a name inside `a.b`."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        start = absolute(node, source)
        return [f"{start}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module") and node.args:
        first = node.args[0]
        return [first.value] if isinstance(first, ast.Constant) and isinstance(first.value, str) else []
    return []


def edges_of(source: Source, known: set[str]) -> Iterator[Edge]:
    """All imports of one file that name another module of the product."""
    importer = module_name(source.path)
    for node, hidden in hiding_places(source.tree):
        line = getattr(node, "lineno", 1)
        for name in imported_names(node, source):
            target = name if name in known else name.rpartition(".")[0]
            if target in known and target != importer:
                yield Edge(importer=importer, imported=target, path=source.path, line=line, hidden=hidden)


def edges(house: House) -> list[Edge]:
    """All imports between modules of the product."""
    known = {module_name(source.path) for source in house.package()}
    return [edge for source in house.package() for edge in edges_of(source, known)]


def reachable(start: str, graph: dict[str, set[str]]) -> set[str]:
    """All modules that can be come to from one module."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for after in graph.get(waiting.pop(), set()) - seen:
            seen.add(after)
            waiting.append(after)
    return seen


def knots(found: list[Edge]) -> list[frozenset[str]]:
    """Groups of modules that import each other in a circle, each group once."""
    graph: dict[str, set[str]] = {}
    for edge in found:
        graph.setdefault(edge.importer, set()).add(edge.imported)
    reach = {module: reachable(module, graph) for module in graph}
    groups = {
        frozenset(other for other in reach[module] if module in reach.get(other, set()))
        for module in graph
        if module in reach[module]
    }
    return sorted(groups, key=sorted)


def check_cycles(house: House) -> Iterator[Finding]:
    """One finding for each import that takes part in a circle."""
    found = edges(house)
    for knot in knots(found):
        for edge in found:
            if edge.importer in knot and edge.imported in knot:
                how = f"{edge.hidden} import" if edge.hidden else "import"
                text = f"{how} of {edge.imported} closes a circle of {len(knot)}: {', '.join(sorted(knot))}"
                yield Finding(path=edge.path, line=edge.line, rule="cycle", text=text)
