"""A program for the peers' own interpreter: reads cases and zones on standard input, says what one peer makes of them.

It imports nothing of openpiu, and openpiu never imports it. Answers are in the words of the book of cases.
"""

import gc
import importlib
import importlib.metadata
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

Reader = Callable[[Sequence[str]], tuple[bool, dict[str, Any]]]  # lines to verdict and fields

_WIDTHS = {30: "td1", 36: "td2", 44: "td3"}
_VISAS = {36: "mrvb", 44: "mrva"}
_FIELDS_OF_MRZ = {
    "surname": "surname", "given_names": "name", "issuing_state": "country", "nationality": "nationality",
    "birth_raw": "birth_date", "expiry_raw": "expiry_date", "sex": "sex", "document_code": "document_type",
    "document_number": "document_number", "optional_data": "optional_data",
}  # fmt: skip
_FIELDS_OF_PASSPORTEYE = {
    "surname": "surname", "given_names": "names", "issuing_state": "country", "nationality": "nationality",
    "birth_raw": "date_of_birth", "expiry_raw": "expiration_date", "sex": "sex", "document_code": "type",
    "document_number": "number",
}  # fmt: skip


def mrz_reader() -> Reader:
    """The package mrz: one checker a format, told by the width and the first letter."""
    checkers = {
        name: getattr(importlib.import_module(f"mrz.checker.{name}"), f"{name.upper()}CodeChecker")
        for name in ("td1", "td2", "td3", "mrva", "mrvb")
    }

    def read(lines: Sequence[str]) -> tuple[bool, dict[str, Any]]:
        width = len(lines[0])
        name = _VISAS.get(width) if lines[0][:1] == "V" else _WIDTHS.get(width)
        found = checkers[name or "td3"]("\n".join(lines))
        fields = found.fields()
        return bool(found), {ours: getattr(fields, theirs, None) for ours, theirs in _FIELDS_OF_MRZ.items()}

    return read


def passporteye_reader() -> Reader:
    """The text part of PassportEye alone: loaded from its file, since the package wants image libraries."""
    path = importlib.metadata.distribution("passporteye").locate_file("passporteye/mrz/text.py")
    spec = importlib.util.spec_from_file_location("passporteye_text", str(path))
    if spec is None or spec.loader is None:
        raise ImportError("PassportEye has no text part")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def read(lines: Sequence[str]) -> tuple[bool, dict[str, Any]]:
        found = module.MRZ(lines)
        fields = {ours: getattr(found, theirs, None) for ours, theirs in _FIELDS_OF_PASSPORTEYE.items()}
        return bool(found.valid), fields

    return read


READERS = {"mrz": mrz_reader, "passporteye": passporteye_reader}


def answer(read: Reader, lines: Sequence[str]) -> dict[str, Any]:
    """A reader's verdict and fields; one that raises has not accepted the zone."""
    with suppress(Exception):
        valid, fields = read(list(lines))
        said = {name: _plain(name, str(text)) for name, text in fields.items() if text is not None}
        return {"valid": valid, "fields": said}
    return {"valid": False, "fields": {}}


def _plain(name: str, text: str) -> str | None:
    """Fillers at the end and blanks are no difference."""
    if name == "sex":
        return text if text in ("M", "F") else None
    return text if name.endswith("_raw") else text.rstrip("<").strip()


def per_second(read: Reader, zones: Sequence[Sequence[str]], rounds: int) -> float:
    """Zones a second of processor time, the best of the rounds."""
    spans = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        for lines in zones:
            with suppress(Exception):
                read(lines)
        spans.append(time.process_time() - start)
    return len(zones) / min(spans)


def main(name: str) -> None:
    """Answer once."""
    asked, read = json.load(sys.stdin), READERS[name]()
    answers = [[answer(read, lines) for lines in book] for book in asked["cases"]]
    told = {
        "version": importlib.metadata.version(name),
        "answers": answers,
        "per_s": per_second(read, asked["zones"], asked["rounds"]),
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
