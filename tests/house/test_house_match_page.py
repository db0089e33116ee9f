"""The page of the trial: what was asked stands beside what was measured, and what is not met says so."""

from tools.match_page import GOALS, page


def test_the_page_says_what_is_met_and_what_is_not() -> None:
    figures = {part: 0.5 for _, name, _, _ in GOALS for part in name.split(" - ")}
    figures |= {"seed": 2, "looks_at_even_seeds": 0, "recall_1pct_10k": 0.95, "recall_1pct_10k_low": 0.94}
    figures |= {"recall_1pct_10k_high": 0.96, "best_peer_recall_1pct_10k": 0.9}
    text = page({"figures": figures, "peers": {}, "ratios": {}, "machine": {"cores": 2, "memory_gb": 24}})
    assert "| recall at 1 %, 10,000 alerts | >= 0.93 | 0.95 | met |" in text
    assert "| above the best peer, 1 %, 10,000 | >= 0.03 | 0.05 | met |" in text
    assert "| recall at 0.2 %, 10,000 alerts | >= 0.8 | 0.5 | not met |" in text
    assert "| recall_1pct_10k | 0.95 (0.94 to 0.96) |" in text
