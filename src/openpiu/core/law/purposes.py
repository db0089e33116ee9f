"""Why data may be processed (PNR-1.1): a closed list. Who may receive it stands in `core.law.recipients`."""

PURPOSES: dict[str, str] = {
    "6.2a": "Assessment before arrival or departure (Art. 6(2)(a))",
    "6.2b": "Answer to a reasoned request (Art. 6(2)(b))",
    "6.2c": "Review of criteria (Art. 6(2)(c))",
    "oversight": "Supervision and data protection (Art. 6(7), 13(6))",
}
