"""Latin letters beyond A to Z: ICAO Doc 9303-3 section 6 A, and letters that it does not have.

Belongs here: letters that are more than a base letter with marks. A letter with marks alone (Ç, Ş, Ấ, Ț) is its base
letter and needs no row.
"""

from openpiu.core.terms.letters.tables import first_spellings, spellings

_ICAO = """
Ä:AE,A Å:AA,A Æ:AE Ð:D Đ:D Ħ:H Ĳ:IJ Ł:L Ñ:N,NXX Ŋ:N Ö:OE,O Ø:OE,O Œ:OE Þ:TH Ŧ:T Ü:UE,UXX,U ẞ:SS
"""
# Azerbaijani; Hausa and Fulfulde; Ewe, Dagbani and others of West Africa; Kurdish and Zhuang have marks only.
_BEYOND = "Ə:A,E,AE Ɓ:B Ɗ:D Ƙ:K Ƴ:Y Ɖ:D Ɛ:E Ɔ:O Ɣ:G,GH Ƒ:F Ʋ:V Ʒ:Z,ZH Ɩ:I Ʊ:U"
_PLAIN = " ".join(f"{letter}:{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")

LATIN: dict[str, tuple[str, ...]] = spellings(_ICAO) | spellings(_BEYOND) | spellings(_PLAIN)
LATIN_OF: dict[str, dict[str, str]] = {"tr": first_spellings("Ö:O Ü:U")}
