"""How the tables of letters are written down: `Ä:AE,A` is a letter and its spellings, `Ь:` one that is silent."""


def spellings(table: str) -> dict[str, tuple[str, ...]]:
    """Each letter with its spellings, the first one first."""
    return {letter: tuple(said.split(",")) for letter, said in (row.split(":") for row in table.split())}


def first_spellings(table: str) -> dict[str, str]:
    """Each letter with one spelling."""
    return dict(row.split(":") for row in table.split())
