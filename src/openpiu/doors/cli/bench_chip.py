"""Figures of passive authentication, with specimen chips and a master list as long as real ones are.

`bench border` takes its figures of chips from `chip_figures`; `measure` measures chips that somebody else made.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec, rsa

from openpiu.core.chip import Delivered, Result, Trust, authenticate, build_trust, read_certificate, read_master_list
from openpiu.core.synth.chips import Chip, Nation, Pen, chip_of, nation_from
from openpiu.errors import OurError

CERTIFICATES = 536  # of the master list of December 2025
_FOUNDED = datetime(2024, 1, 1, tzinfo=UTC)
_AT = datetime(2026, 11, 30, tzinfo=UTC)
_LINES = ("P<UTOTSFAROUNI<<MAHMUD<ABDULRAHEEM<<<<<<<<<<", "ZZ04197371UTO8804195M3001018<<<<<<<<<<<<<<06")
_IMAGE = b"\xff\xd8\xff\xe0" + bytes(20_000)
_CURVES = (ec.SECP256R1(), ec.SECP384R1(), ec.BrainpoolP256R1())


def chip_figures(*, certificates: int = CERTIFICATES, checks: int = 1_000) -> dict[str, float]:
    """Milliseconds of one check, of chips signed with RSA, P-256, P-384 and brainpoolP256r1 in turn."""
    issuing = [*_rsa_nation(), *(nation_from(place, _FOUNDED, curve=curve) for place, curve in enumerate(_CURVES, 1))]
    others = [_other(place) for place in range(certificates - len(issuing))]
    data = issuing[1].master_list(_AT, [one.root() for one in issuing if one is not issuing[1]] + others)
    start = time.perf_counter()
    taken = read_master_list(data, trusted=read_certificate(issuing[1].root()), at=_AT)
    trust, _ = build_trust(taken.issuers, [one.revocations(_AT, range(2_000, 2_200)) for one in issuing])
    loaded = time.perf_counter() - start
    signed_at = _AT - timedelta(days=300)
    chips = [chip_of(one.hand(), _LINES, _IMAGE, at=signed_at) for one in issuing]
    return {
        "chip_certificates": len(taken.issuers),
        "chip_load_ms": round(loaded * 1e3, 1),
        **measure(chips, trust, at=_AT, checks=checks),
    }


def measure(chips: Sequence[Chip], trust: Trust, *, at: datetime, checks: int) -> dict[str, float]:
    """Milliseconds of one check, by the wall clock and of the processor: of the best of three rounds each."""
    rounds = [[*zip(*_spans(chips, trust, at, checks), strict=True)] for _ in range(3)]
    return {
        "chip_checks": checks,
        "chip_p50_ms": _best(rounds, 0, 0.50),
        "chip_p99_ms": _best(rounds, 0, 0.99),
        "chip_cpu_p50_ms": _best(rounds, 1, 0.50),
        "chip_cpu_p99_ms": _best(rounds, 1, 0.99),
    }


def _best(rounds: Sequence[Sequence[Sequence[float]]], clock: int, share: float) -> float:
    """The span that this share of checks stays within, in the round that other work disturbed least."""
    return round(min(sorted(one[clock])[int(len(one[clock]) * share)] for one in rounds) * 1e3, 3)


def _spans(chips: Sequence[Chip], trust: Trust, at: datetime, checks: int) -> Iterator[tuple[float, float]]:
    """Seconds of each check by the two clocks."""
    for number in range(checks):
        chip = chips[number % len(chips)]
        wall, processor = time.perf_counter(), time.process_time()
        delivered = Delivered(sod=chip.sod, groups={1: chip.zone, 2: chip.portrait}, printed=chip.lines)
        found = authenticate(delivered, trust, at=at)
        yield time.perf_counter() - wall, time.process_time() - processor
        if found.result is not Result.OK:
            raise OurError(f"a specimen chip came out as {found.decisive.word}")


def _rsa_nation() -> Iterator[Nation]:
    """One state with RSA keys: 4096 bits for the authority, 2048 for its signer."""
    authority, signer = (Pen(key=rsa.generate_private_key(65537, size)) for size in (4096, 2048))
    yield Nation(founded=_FOUNDED, authority=authority, signer=signer, lister=signer, label="RSA")


def _other(place: int) -> bytes:
    """The root of one more state of a long master list."""
    return nation_from(1_000 + place, _FOUNDED, curve=_CURVES[place % len(_CURVES)]).root()
