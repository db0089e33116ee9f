"""Cyrillic letters: ICAO Doc 9303-3 section 6 B, its exceptions by language, and what national tables write.

Slips of the printed table are mended here: GJ belongs to Ѓ, Ь is silent, Ћ is C.
"""

from openpiu.core.terms.letters.tables import first_spellings, spellings

_ICAO = """
А:A Б:B В:V Г:G,H Д:D Е:E,YE Ж:ZH,Z З:Z И:I,Y І:I Й:I,Y,J К:K Л:L М:M Н:N О:O П:P Р:R С:S Т:T У:U Ф:F Х:KH,H
Ц:TS,C Ч:CH,C Ш:SH,S Щ:SHCH,SHT,SCH Ъ:IE,,A Ы:Y Ь: Э:E Ю:IU,YU,JU Я:IA,YA,JA Ё:E,IO,YO Ђ:D,DJ Є:IE,YE Ѕ:DZ
Ї:I,YI Ј:J Љ:LJ Њ:NJ Ћ:C Ќ:K,KJ Ѓ:G,GJ Ў:U Џ:DZ,DJ Ґ:G Ѫ:U Ѵ:Y
"""
# Letters of other languages, which the table does not have: Kazakh, Kyrgyz, Tatar, Mongolian, Tajik.
_BEYOND = "Ә:A,AE Ғ:G,GH Қ:K,Q Ң:N,NG Ө:O,OE Ұ:U Ү:U,UE Һ:H Ӣ:I Ӯ:U Ҳ:H Ҷ:J,CH Җ:J"

CYRILLIC: dict[str, tuple[str, ...]] = spellings(_ICAO) | spellings(_BEYOND)

CYRILLIC_OF: dict[str, dict[str, str]] = {
    "be": first_spellings("Г:H Ё:IO"),
    "bg": first_spellings("Й:Y Х:H Щ:SHT Ъ:A Ю:YU Я:YA"),  # the Transliteration Act of 2009, on passports since
    "mk": first_spellings("Ѓ:GJ Ќ:KJ Х:H Ц:C Џ:DJ"),
    "sr": first_spellings("Ж:Z Х:H Ц:C Ч:C Ш:S Ђ:DJ"),  # Г is G: the H of the printed table is a slip
    "uk": first_spellings("Г:H И:Y ^Є:YE ^Ї:YI ^Й:Y ^Ю:YU ^Я:YA ЗГ:ZGH"),  # the resolution of 2010
}
