"""Lists in the shape of the real ones, beside the project: read where the folder exists, else not collected."""

import os
from pathlib import Path

from openpiu.core.lists import Fault, LeftOut, Line, Subject, YearRange, open_list
from openpiu.core.terms import PartialDate

DEFAULT = Path(__file__).parents[4] / "shared" / "data" / "messages"
FOLDER = Path(os.environ.get("OPENPIU_SAMPLES", DEFAULT)).parent / "lists"


def lines_of(*names: str) -> list[Line]:
    """All lines of one list."""
    return list(open_list([(FOLDER / name).read_bytes() for name in names]).lines())


if FOLDER.is_dir():

    def test_the_list_of_the_united_nations_is_read_whole() -> None:
        """Two individuals, no fault."""
        first, second = lines_of("un-consolidated.xml")
        assert isinstance(first, Subject)
        assert isinstance(second, Subject)
        assert (first.reference, len(first.names), first.notes) == ("SPi.001", 4, ())
        assert first.birth_dates == (PartialDate(1974, 8, 12), PartialDate(1975))
        assert second.birth_dates == (YearRange(1960, 1965),)

    def test_the_list_of_ofac_is_read_whole() -> None:
        """Two individuals with their aliases, one company."""
        lines = lines_of("ofac-sdn.csv", "ofac-alt.csv")
        subjects = [line for line in lines if isinstance(line, Subject)]
        assert [len(subject.names) for subject in subjects] == [4, 2]
        assert [len(subject.documents) for subject in subjects] == [3, 0]
        assert sum(isinstance(line, LeftOut) for line in lines) == 1
        assert not [line for line in lines if isinstance(line, Fault)]
