"""Arabic letters: ICAO Doc 9303-3 section 6 C, which writes consonants with X as escape, and as they are spoken.

Few states write zones by the table; most write what is spoken. Vowel signs are not written; a shadda doubles.
"""

from openpiu.core.terms.letters.tables import first_spellings

# Arabic, then letters of Persian, Urdu, Pashto and others.
ZONE = first_spellings(
    """
    ء:XE آ:XAA أ:XAE ؤ:U إ:I ئ:XI ا:A ب:B ة:XTA ة$:XAH ت:T ث:XTH ج:J ح:XH خ:XKH د:D ذ:XDH ر:R ز:Z س:S ش:XSH ص:XSS ض:XDZ
    ط:XTT ظ:XZZ ع:E غ:G ف:F ق:Q ك:K ل:L م:M ن:N ه:H و:W ى:XAY ي:Y ٱ:XXA
    ٹ:XXT ټ:XRT پ:P ځ:XKE څ:XXH چ:XC ڈ:XXD ډ:XDR ڑ:XXR ړ:XRR ږ:XRX ژ:XJ ښ:XXS ک:XKK ګ:XXK ڭ:XNG گ:XGG ں:XNN ڼ:XXN
    ھ:XDO ۀ:XYH ہ:XXG ۂ:XGE ۃ:XTG ی:XYA ۍ:XXY ې:Y ے:XYB ۓ:XBE
    """
)
# As spoken; short vowels are not written, so none is here. A letter without a row is spoken as in the zone, X left out.
SPOKEN = first_spellings(
    """
    ا:A أ:A إ:I آ:A ٱ:A ى:A ة:A ع:A ء: ؤ:U ئ:I و:U ي:I ی:I ے:E ش:SH خ:KH ث:TH ذ:DH غ:GH ج:J چ:CH ژ:ZH ح:H ه:H ہ:H ھ:H
    ص:S ض:D ط:T ظ:Z ق:Q
    """
)


def _row(letter: str, zone: str) -> tuple[str, ...]:
    read = zone.replace("X", "")  # whoever reads a zone ignores the escape
    return zone, read, SPOKEN.get(letter.rstrip("$"), read)


ARABIC: dict[str, tuple[str, ...]] = {letter: _row(letter, zone) for letter, zone in ZONE.items()}
