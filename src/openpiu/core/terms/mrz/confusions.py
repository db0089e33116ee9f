"""Letters and digits that reading machines and people take for one another in the type of a zone (OCR-B).

Belongs here: the table. The matcher compares document numbers by a part of it (a test holds the two in step).
L for 1 and G for 6 change no check digit, nor does A for 0: only chip, print or the issuer's records tell those.
"""

# A digit and the letters that look like it, the likeliest first.
LETTERS_LIKE: dict[str, str] = {
    "0": "ODQ", "1": "IL", "2": "Z", "4": "A", "5": "S", "6": "G", "7": "T", "8": "B",
}  # fmt: skip
DIGIT_LIKE: dict[str, str] = {letter: digit for digit, letters in LETTERS_LIKE.items() for letter in letters}
