"""Greek letters and pairs: ELOT 743, which Greek and Cypriot passports follow. Doc 9303 has no table of its own.

A pair is one only without an accent on its first letter and without a diaeresis on its second.
"""

from openpiu.core.terms.letters.tables import spellings

_LETTERS = """
Α:A Β:V Γ:G Δ:D Ε:E Ζ:Z Η:I Θ:TH Ι:I Κ:K Λ:L Μ:M Ν:N Ξ:X Ο:O Π:P Ρ:R Σ:S Τ:T Υ:Y,I Φ:F,PH Χ:CH,H,KH Ψ:PS Ω:O
"""
_PAIRS = """
ΟΥ:OU,U ΓΓ:NG ΓΚ:GK,G,NK ΓΞ:NX ΓΧ:NCH ΑΥ:AV,AF ΕΥ:EV,EF ΗΥ:IV,IF ^ΜΠ:B,MP ΜΠ:MP,B ΝΤ:NT,D
"""

GREEK: dict[str, tuple[str, ...]] = spellings(_LETTERS) | spellings(_PAIRS)
