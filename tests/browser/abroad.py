"""A partner abroad for the browser's demo: run beside it on the same data, it prints the ids of what it made as JSON.

`python -m tests.browser.abroad`, with OPENPIU_DATA set to the demo's folder.
"""

import json
import sys

from openpiu.doors.cli.loading import load

if __name__ == "__main__":
    sys.stdout.write(json.dumps(load("tests.browser.abroad_story", records=True).play()))
