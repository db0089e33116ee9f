"""The court bundle: a stranger with plain Python and `cryptography` verifies it, and finds whatever was changed."""

import ast
import hashlib
import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from openpiu.core.cases.court import verify
from openpiu.core.cases.court.bundle import Matter, Order, court_bundle, pack
from openpiu.core.cases.court.pdf import Line, write_pdf
from openpiu.core.cases.events import Event, Fact, seal
from openpiu.core.cases.standings import sign_standing
from tests.core.cases.team import ARC, CASE, FILE, KEYS, LAP, PENS, UTO, Team, busy_case, forced

SOURCE = Path(verify.__file__)
AT = "2026-03-01T09:00:00.000000Z"
ORDER = Order(case=CASE, court="COURT-UTO", at=AT, by="u.officer", nodes={node: sorted(KEYS[node]) for node in KEYS})
FILES = {FILE: b"a specimen"}
PERMIT: dict[str, Fact] = {
    "verb": "court", "recipient": "COURT-UTO", "since": "2026-02-01", "until": "2026-04-01",
}  # fmt: skip
FREE = {"code": "H0", "grading": "B2"}


def trial() -> Team:
    """A case with evidence that changed hands, a refused event, a recall, one permission, one thing withheld."""
    team = Team()
    piece = team.write(UTO, "evidence", sha256=FILE, size=10, media="image/png")
    team.write(UTO, "custody", thing=piece.id, act="handed_over", to=ARC, how="courier")
    team.write(ARC, "custody", thing=piece.id, act="received", sha256=FILE)
    team.write(ARC, "note", FREE)
    permitted = team.write(LAP, "note", {"code": "H1", "grading": "A1"})
    team.write(LAP, "permitted", thing=permitted.id, **PERMIT)
    team.write(LAP, "note", {"code": "H2", "grading": "X4"})  # withheld from the court
    gone = team.write(LAP, "note", FREE)
    team.write(LAP, "recalled", events=(gone.id,), mode="erase", reason="wrong_person", deadline="2026-02-20")
    team.write_anyway(LAP, "titled")
    team.write(UTO, "timeline", happened="2026-01-01T06:00:00.000000Z", found="2026-02-01T09:00:00.000000Z")
    return team


def matter_of(team: Team) -> Matter:
    """With what the others last said."""
    standings = [sign_standing(CASE, team.events, at=AT, pen=PENS[node]) for node in (ARC, LAP)]
    return Matter(events=team.events, contents=team.contents, files=FILES, standings=standings)


def made(team: Team) -> dict[str, bytes]:
    """The bundle that Utopia makes."""
    return court_bundle(ORDER, matter_of(team), pen=PENS[UTO], verifier=SOURCE.read_bytes())


BUNDLE = made(trial())


def said(files: dict[str, bytes], *words: str) -> tuple[bool, str]:
    """What the verifier says about these files, in this process; the first bad one, where there is one."""
    wanted = dict(word.split("=", 1) for word in words)
    try:
        return True, "\n".join(verify.verify(files, wanted, True))
    except verify.Bad as bad:
        return False, str(bad)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with `cryptography` and what it needs, and nothing else: as at a court."""
    place, own = tmp_path_factory.mktemp("library"), Path(sysconfig.get_paths()["purelib"])
    for found in (*own.glob("cryptography"), *own.glob("cffi"), *own.glob("_cffi_backend*"), *own.glob("pycparser")):
        (place / found.name).symlink_to(found)
    return place


def run(bare: Path, *words: str, at: Path) -> subprocess.CompletedProcess[str]:
    """One command in a fresh interpreter that has nothing but that library."""
    environment = {"PYTHONPATH": str(bare), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-S", "-B", *words]
    return subprocess.run(command, cwd=at, env=environment, capture_output=True, text=True, check=False, timeout=60)


def unpack(files: dict[str, bytes], place: Path) -> Path:
    """The bundle as a folder."""
    for name, content in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    return place


def test_a_stranger_verifies_the_bundle_with_one_command(bare: Path, tmp_path: Path) -> None:
    """A fresh interpreter in which openpiu cannot be imported; folder and zip; who signed what is said."""
    assert run(bare, "-c", "import openpiu", at=tmp_path).returncode == 1
    folder = unpack(BUNDLE, tmp_path / "bundle")
    plain = run(bare, "verify.py", "--list", at=folder)
    assert (plain.returncode, plain.stderr) == (0, "")
    assert "ALL HOLDS: 14 events" in plain.stdout
    for node in KEYS:
        fingerprint = hashlib.sha256(bytes.fromhex(PENS[node].key)).hexdigest()
        assert f"{node}: key with SHA-256 {fingerprint}" in plain.stdout
        assert f"{node}: signed this state" in plain.stdout
    assert f"{UTO}: signed 4 events: 4 by u.officer (officer)" in plain.stdout
    assert (
        f"{LAP}/7  2026-02-01T10:00:12.000000Z  titled  l.officer (officer) does not count (not-lead)" in plain.stdout
    )

    packed = tmp_path / "bundle.zip"
    packed.write_bytes(pack(BUNDLE))
    told = hashlib.sha256(bytes.fromhex(PENS[ARC].key)).hexdigest()
    zipped = run(bare, str(SOURCE), str(packed), "--key", f"{ARC}={told}", at=tmp_path)
    assert zipped.returncode == 0
    assert zipped.stdout.splitlines()[-1] == plain.stdout.splitlines()[-1]
    wrong = run(bare, str(SOURCE), str(packed), "--key", f"{ARC}={'0' * 64}", at=tmp_path)
    assert (wrong.returncode, wrong.stdout.split(":")[:2]) == (1, ["DOES NOT HOLD", f" {ARC}"])

    (folder / "evidence" / FILE).write_bytes(b"A specimen")
    changed = run(bare, "verify.py", at=folder)
    assert changed.returncode == 1
    assert changed.stdout.startswith(f"DOES NOT HOLD: evidence/{FILE}: was changed")
    assert run(bare, str(SOURCE), str(tmp_path / "nothing"), at=tmp_path).returncode == 2


def test_the_verifier_names_nothing_of_openpiu() -> None:
    """One file, the standard library and `cryptography`."""
    imports = set(re.findall(r"^(?:from|import) ([a-z_]+)", SOURCE.read_text("utf-8"), re.MULTILINE))
    assert "cryptography" in imports
    assert imports - {"cryptography"} <= sys.stdlib_module_names
    ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 9))  # what it says it needs


@pytest.mark.parametrize("name", sorted(BUNDLE))
def test_flipped_bytes_in_each_part_are_found(name: str) -> None:
    """At up to 300 places of every file, one bit each; the file is named."""
    content = BUNDLE[name]
    for place in range(0, len(content), max(1, len(content) // 300)):
        changed = bytearray(content)
        changed[place] ^= 1 << place % 8
        is_good, words = said({**BUNDLE, name: bytes(changed)})
        assert not is_good, place
        assert words.startswith("SHA256SUMS" if name.startswith("SHA256SUMS") else name)


@pytest.mark.parametrize("name", sorted(BUNDLE))
def test_a_missing_or_added_part_is_found(name: str) -> None:
    """Whatever is taken out or put in."""
    assert not said({key: content for key, content in BUNDLE.items() if key != name})[0]
    assert said({**BUNDLE, f"{name}.x": b""}) == (False, f"{name}.x: was added: SHA256SUMS does not list it")


def test_a_zip_that_was_changed_gives_the_same_files_or_is_no_bundle(tmp_path: Path) -> None:
    """Its headers hold dates and marks that prove nothing; no flipped bit in it gives other content."""
    packed, place = pack(BUNDLE), tmp_path / "bundle.zip"
    assert pack(dict(reversed(BUNDLE.items()))) == packed
    for at in range(0, len(packed), len(packed) // 200):
        changed = bytearray(packed)
        changed[at] ^= 1 << at % 8
        place.write_bytes(bytes(changed))
        try:
            files = verify.load(place)
        except verify.Unreadable:
            continue
        assert files == BUNDLE or not said(files)[0]


def resigned(**changes: bytes) -> dict[str, bytes]:
    """A forger who holds the maker's key changes parts and signs the list of hashes anew."""
    return signed_anew({**BUNDLE, **{name.replace("_", "."): content for name, content in changes.items()}})


def signed_anew(bundle: dict[str, bytes], *without: str) -> dict[str, bytes]:
    """The same files, but for some, with a list of hashes that holds."""
    files = {name: bundle[name] for name in bundle if not name.startswith("SHA256SUMS") and name not in without}
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()
    mark = {"key": PENS[UTO].key, "node": UTO, "signature": PENS[UTO].sign(b"openpiu case bundle v1\x00" + sums).hex()}
    signed = json.dumps(mark, sort_keys=True, separators=(",", ":")).encode()
    return {**files, "SHA256SUMS": sums, "SHA256SUMS.sig": signed}


def forgeries() -> Iterator[tuple[str, dict[str, bytes], str]]:
    """What the maker of the bundle could try, and whom or what the verifier names."""
    events, contents = BUNDLE["events.jsonl"], BUNDLE["contents.jsonl"]
    rows = events.splitlines(keepends=True)
    said_rows = contents.splitlines(keepends=True)
    lap_3 = next(number for number, row in enumerate(rows) if b'"node":"LAP-PIU"' in row and b'"sequence":3' in row)
    yield "an officer's name", {"events_jsonl": events.replace(b"l.officer", b"x.officer", 1)}, f"{LAP}/1"
    yield "a fact", {"events_jsonl": events.replace(b"2026-04-01", b"2026-04-02", 1)}, f"{LAP}/3"
    yield "an event removed", {"events_jsonl": b"".join(rows[:lap_3] + rows[lap_3 + 1 :])}, f"{LAP}/4"
    yield "the last event removed", {"events_jsonl": b"".join(rows[:-1])}, UTO
    yield "two events swapped", {"events_jsonl": b"".join([rows[1], rows[0], *rows[2:]])}, f"{UTO}/1"
    yield "an event twice", {"events_jsonl": b"".join([*rows[:2], *rows[1:]])}, f"{ARC}/1"
    yield "blanks", {"events_jsonl": events.replace(b'":', b'": ', 1)}, "events.jsonl line 1"
    yield "words of another", {"contents_jsonl": contents.replace(b"TSFAROUNI", b"TSFAROUNU", 1)}, f"{UTO}/1"
    yield "words left out", {"contents_jsonl": b"".join(said_rows[:-1])}, f"{UTO}/4"
    yield "words twice", {"contents_jsonl": contents + said_rows[0]}, f"contents.jsonl line {len(said_rows) + 1}"
    standings = BUNDLE["standings.jsonl"]
    state = json.loads(BUNDLE["case.json"])["state"].encode()
    yield "another state", {"case_json": BUNDLE["case.json"].replace(state, b"0" * 64)}, ARC
    yield "a party's word", {"standings_jsonl": standings.replace(state, b"0" * 64, 1)}, "standings.jsonl line 1"
    no_key = json.loads(BUNDLE["case.json"])
    no_key["nodes"][LAP] = no_key["nodes"][ARC]
    yield "another's key", {"case_json": verify.canonical(no_key)}, "case.json"


@pytest.mark.parametrize(
    ("what", "changes", "named"), list(forgeries()), ids=lambda one: one if type(one) is str else ""
)
def test_even_the_maker_cannot_change_what_others_signed(what: str, changes: dict[str, bytes], named: str) -> None:
    """The list of hashes is signed anew each time, and holds; the first bad part is named all the same."""
    for name, content in changes.items():
        assert content != BUNDLE[name.replace("_", ".")], what
    is_good, words = said(resigned(**changes))
    assert not is_good
    assert words.startswith(f"{named}:"), words


def test_nothing_of_this_hides_what_is_good() -> None:
    """The forger's own way of packing, with nothing changed, verifies."""
    assert said(resigned())[0]


def test_a_step_of_custody_that_does_not_fit_is_named() -> None:
    """Somebody else's step, and a measured hash that differs; the fold refuses one and keeps the other on record."""
    team = Team()
    piece = team.write(UTO, "evidence", sha256=FILE, size=10, media="image/png")
    stranger = team.write_anyway(ARC, "custody", thing=piece.id, act="examined")
    files = made(team)
    assert said(files)[0]  # it is named as not counting
    cover = json.loads(files["case.json"])
    assert cover["refused"] == [[stranger.id, "not-holder"]]
    assert said(resigned_from(files, {**cover, "refused": []}))[1].startswith(f"{stranger.id}: a step of custody")

    waiting = Team()
    piece = waiting.write(UTO, "evidence", sha256=FILE, size=10, media="image/png")
    waiting.write(UTO, "custody", thing=piece.id, act="handed_over", to=ARC)
    between = waiting.write_anyway(UTO, "custody", thing=piece.id, act="copied")
    assert said(counted(waiting))[1].startswith(f"{between.id}: a step of custody (copied) by {UTO}")

    step = team.write(UTO, "custody", thing=team.events[-2].id, act="examined", sha256="0" * 64)
    assert said(made(team)) == (
        False, f"{step.id}: the hash of the evidence, as measured by u.officer, is another one",
    )  # fmt: skip


def resigned_from(files: dict[str, bytes], cover: dict[str, object]) -> dict[str, bytes]:
    """The same bundle with another cover."""
    return signed_anew({**files, "case.json": verify.canonical(cover)})


def counted(team: Team) -> dict[str, bytes]:
    """A bundle whose maker says that every event counts."""
    files = made(team)
    return resigned_from(files, {**json.loads(files["case.json"]), "refused": []})


def test_files_of_evidence_are_those_that_were_entered() -> None:
    """One missing, one changed, one that belongs to nothing: each under a list of hashes that holds."""
    name = f"evidence/{FILE}"
    assert said(signed_anew(BUNDLE, name))[1].startswith(f"{UTO}/2: its file {FILE} is missing")
    assert said(signed_anew({**BUNDLE, name: b"A specimen"}))[1].startswith(f"{UTO}/2: its file is not the one")
    assert said(signed_anew({**BUNDLE, "evidence/x": b""}))[1].startswith("evidence/x: belongs to no evidence")


def test_content_that_was_taken_back_is_not_put_in_again() -> None:
    """Though it is what its event signed."""
    team = trial()
    gone = next(event for event in team.events if event.id == f"{LAP}/5")
    content = team.contents[gone.content]
    row = verify.canonical({"event": gone.id, "salt": content.salt, "values": content.values}) + b"\n"
    files = signed_anew({**BUNDLE, "contents.jsonl": BUNDLE["contents.jsonl"] + row})
    assert said(files) == (False, f"{gone.id}: its content was taken back and is here all the same")


def test_one_party_cannot_explain_away_what_another_wrote() -> None:
    """A recall of somebody else's event takes nothing, whatever the cover says about it."""
    team = Team()
    note = team.write(ARC, "note", FREE)
    facts: dict[str, Fact] = {"events": (note.id,), "mode": "erase", "reason": "x", "deadline": "2026-03-01"}
    team.write_anyway(UTO, "recalled", **facts)
    files = counted(team)
    kept = b"".join(row for row in files["contents.jsonl"].splitlines(keepends=True) if note.id.encode() not in row)
    assert said(signed_anew({**files, "contents.jsonl": kept}))[1].startswith(f"{note.id}: its content is missing")


def test_a_lane_holds_only_what_its_own_node_signed() -> None:
    """Another party's key, with a hash and a signature that hold; and a clock that stands still."""
    team = Team()
    team.write(LAP, "note", FREE)
    stranger = replace(PENS[ARC], node=LAP)
    last = team.events[-1]
    again = seal(
        team.draft(LAP, "note", {}), case=CASE, pen=stranger, lane="joint", after=(2, last.clock + 1, last.hash)
    )
    assert again.node == LAP
    files = made(team_of([*team.events, again], team))
    assert said(files) == (False, f"{again.id}: signed with a key that is not of {LAP}")
    still = forced(team.draft(LAP, "note", {}), LAP, team.events, clock=last.clock)
    files = made(team_of([*team.events, still], team))
    assert said(files) == (False, f"{still.id}: its clock does not go forward")


def team_of(events: list[Event], team: Team) -> Team:
    """The same team with other events."""
    other = Team()
    other.events, other.contents = events, team.contents
    return other


def test_a_court_gets_what_the_codes_allow_and_no_more() -> None:
    """H0, the maker's own, and what is permitted to this court; the rest is named as withheld, with whom to ask."""
    team = trial()
    cover = json.loads(BUNDLE["case.json"])
    notes = [event for event in team.events if event.kind == "note"]
    inside = {json.loads(row)["event"] for row in BUNDLE["contents.jsonl"].splitlines()}
    free, permitted, bound, gone = (event.id for event in notes)
    assert {free, permitted} <= inside
    assert not {bound, gone} & inside
    assert [row[0] for row in cover["withheld"]] == [bound, f"{LAP}/7"]
    assert f"ask {LAP}" in cover["withheld"][0][1]
    text = b"\n".join(BUNDLE.values())
    assert f"number {list(team.contents).index(notes[2].content)}".encode() not in text
    other = court_bundle(replace(ORDER, court="COURT-ARC"), matter_of(team), pen=PENS[UTO], verifier=b"")
    assert permitted in {row[0] for row in json.loads(other["case.json"])["withheld"]}


def test_content_that_is_not_here_is_named() -> None:
    """It never came, or was erased at the end of its time; the maker's own too."""
    team = trial()
    own, theirs = (event for event in team.events if event.id in {f"{UTO}/4", f"{ARC}/3"})
    contents = {digest: one for digest, one in team.contents.items() if digest not in {own.content, theirs.content}}
    files = court_bundle(ORDER, replace(matter_of(team), contents=contents), pen=PENS[UTO], verifier=b"")
    assert {own.id, theirs.id} <= {row[0] for row in json.loads(files["case.json"])["withheld"]}
    assert said(files)[0]


def test_a_file_that_is_not_here_is_named_as_absent() -> None:
    """And the rest verifies."""
    team = trial()
    files = court_bundle(ORDER, replace(matter_of(team), files={}), pen=PENS[UTO], verifier=b"")
    assert [row[0] for row in json.loads(files["case.json"])["absent"]] == [f"{UTO}/2"]
    assert said(files)[0]


@pytest.mark.parametrize("seed", range(12))
def test_verifier_and_fold_agree_on_any_busy_case(seed: int) -> None:
    """Written apart, they agree about chains, recalls and custody: bad only where a hash of evidence really differs."""
    team = busy_case(seed, 60)
    evidence = [record for record in team.state.things.values() if record["class"] == "evidence"]
    is_good, words = said(made(team))
    assert is_good is all(record["is_intact"] for record in evidence), words


def test_an_event_that_is_wrong_in_every_way_spoils_no_bundle() -> None:
    """It does not count, its content is withheld, the rest verifies."""
    team = Team()
    for change in ({"terms": {"code": "H9"}}, {"kind": "hologram"}, {"facts": {"thing": 7}, "kind": "revised"}):
        event = forced(replace(team.draft(ARC, "note", {}), **change), ARC, team.events)
        team.events.append(event)
    files = made(team)
    assert said(files)[0]
    assert len(json.loads(files["case.json"])["withheld"]) == 3


def test_the_same_case_gives_the_same_bytes() -> None:
    """So two may compare what they were given."""
    assert made(trial()) == BUNDLE


def test_the_report_is_a_whole_pdf() -> None:
    """Every place in its table is that of an object, every page is counted, text can be read back."""
    report = BUNDLE["report.pdf"]
    assert report.startswith(b"%PDF-1.4")
    start = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n$", report)[0])
    table = report[start:].split(b"trailer")[0].splitlines()[3:]
    for number, row in enumerate(table, 1):
        assert report[int(row[:10]) :].startswith(b"%d 0 obj" % number)
    for length, stream in re.findall(rb"/Length (\d+) >>\nstream\n(.*?)\nendstream", report, re.DOTALL):
        assert len(stream) == int(length)
    assert len(re.findall(rb"/Type /Page /Parent", report)) == int(re.findall(rb"/Count (\d+)", report)[0])
    words = report.decode("cp1252")
    for part in ("Joint case case-7", "held by ARC-PIU", "withheld", "taken back", "does not count", "unassessed"):
        assert part in words


def test_text_of_any_script_stays_on_its_page() -> None:
    """Long lines are wrapped, brackets and control signs do no harm, other scripts are marked with a tilde."""
    written = write_pdf([Line("(\\) Ünïcödé Мухаммад محمد \x00\x1b " + "x" * 500)], title="t)", foot="f(")
    words = written.decode("cp1252")
    assert "\\(\\\\\\) Ünïcödé ~Mukhammad ~mhmd" in words
    assert max(len(row) for row in re.findall(r"Td \((.*)\) Tj", words)) <= 100
    assert written.count(b"/Type /Page /Parent") == 1
    assert write_pdf([], title="", foot="").count(b"/Type /Page /Parent") == 1
    assert write_pdf([Line("x")] * 200, title="", foot="").count(b"/Type /Page /Parent") == 4


def test_an_old_standing_is_said_to_be_old() -> None:
    """A party that has not signed since is told apart from one that agrees."""
    team = trial()
    early = [sign_standing(CASE, team.events[:6], at=AT, pen=PENS[ARC])]
    files = court_bundle(ORDER, replace(matter_of(team), standings=early), pen=PENS[UTO], verifier=b"")
    words = said(files)[1]
    assert f"{ARC}: signed an earlier state, at {AT}" in words
    assert f"{LAP}: signed no state in this bundle" in words
    fork = [*team.events[:5], forced(team.draft(ARC, "note", {}), ARC, team.events[:5])]
    lying = [sign_standing(CASE, fork, at=AT, pen=PENS[ARC])]
    files = court_bundle(ORDER, replace(matter_of(team), standings=lying), pen=PENS[UTO], verifier=b"")
    assert said(files) == (False, f"{ARC}/2: {ARC} signed that it holds another event here")
