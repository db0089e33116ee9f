"""Each library is useful alone: it imports fast and without Django."""

import subprocess
import sys

import pytest

_PROBE = (
    "import sys, time; start = time.process_time(); import {module}; span = time.process_time() - start; "
    "print(span, 'django' in sys.modules)"
)


@pytest.mark.parametrize("module", ["openpiu.core.terms", "openpiu.core.edifact", "openpiu.core.messages"])
def test_a_library_imports_in_under_200_ms_without_django(module: str) -> None:
    """The house rule for core rooms: processor time, best of three fresh processes."""
    spans = []
    for _ in range(3):
        command = [sys.executable, "-c", _PROBE.format(module=module)]
        span, django = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
        spans.append(float(span))

    assert min(spans) < 0.2
    assert django == "False"
