"""The page from which a second implementation can be written: in step with the tables, its vectors verify elsewhere."""

import hashlib
import json
import re
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tools import case_page

PAGE = Path("docs/reference/joint-cases.md")


def test_the_page_of_the_joint_case_is_up_to_date() -> None:
    """Write it with `python -m tools.case_page write`."""
    assert PAGE.read_text("utf-8") == case_page.page()


def test_the_vectors_verify_by_what_the_page_says_alone() -> None:
    """Nothing of openpiu: tags, canonical JSON, hashes, chain and signatures as the page tells them."""
    block = re.findall(r"```\n(.*?)\n```", PAGE.read_text("utf-8"), re.DOTALL)[-1]
    content, digest, *events, _state = block.splitlines()
    assert hashlib.sha256(b"openpiu case content v1\x00" + content.encode()).hexdigest() == digest
    previous = "0" * 64
    for number, line in enumerate(events, 1):
        event = json.loads(line)
        assert json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False) == line
        covered = {name: event[name] for name in event if name not in {"hash", "signature"}}
        body = json.dumps(covered, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        assert hashlib.sha256(b"openpiu case event v1\x00" + body).hexdigest() == event["hash"]
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(event["key"]))
        signed = b"openpiu case signature v1\x00" + bytes.fromhex(event["hash"])
        key.verify(bytes.fromhex(event["signature"]), signed)
        assert (event["sequence"], event["clock"], event["previous"]) == (number, number, previous)
        previous = event["hash"]
    assert json.loads(events[0])["content"] == digest
