"""Each library is useful alone: it imports fast and without Django."""

import subprocess
import sys

import pytest

# The rule is for a machine that counts to a million in 70 ms; a slower one gets more time by as much as it is slower.
_COUNTING = 0.07
_PROBE = (
    "import sys, time; start = time.process_time(); sum(n * n for n in range(1_000_000)); "
    "counted = time.process_time(); import {module}; print(counted - start, time.process_time() - counted, "
    "'django' in sys.modules)"
)


@pytest.mark.parametrize("module", ["openpiu.core.terms", "openpiu.core.edifact", "openpiu.core.messages"])
def test_a_library_imports_in_under_200_ms_without_django(module: str) -> None:
    """The house rule for core rooms: processor time, best of three fresh processes."""
    spans = []
    for _ in range(3):
        command = [sys.executable, "-c", _PROBE.format(module=module)]
        counting, span, django = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
        spans.append(float(span) / max(1.0, float(counting) / _COUNTING))

    assert min(spans) < 0.2
    assert django == "False"
