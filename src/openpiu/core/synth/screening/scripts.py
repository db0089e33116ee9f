"""Names in the script they have at home, as lists give them among the aliases. Letter by letter, longest group first.

The tables are simple: enough that a reader who romanises the alias gets a likely spelling, not a dictionary.
"""

import re
from functools import cache

_CYRILLIC = (
    "shch>щ yo>ё zh>ж kh>х ts>ц ch>ч sh>ш yu>ю ya>я ye>е iy>ий yi>ї a>а b>б v>в g>г d>д e>е z>з i>и "
    "y>ы k>к l>л m>м n>н o>о p>п r>р s>с t>т u>у f>ф h>х c>ц j>ј š>ш č>ч ć>ћ ž>ж đ>ђ lj>љ nj>њ dž>џ "
    "x>кс w>в q>к"
)
_GREEK = (
    "ou>ου ch>χ th>θ ph>φ ps>ψ ei>ει ai>αι oi>οι a>α b>μπ v>β g>γ d>δ e>ε z>ζ i>ι k>κ l>λ m>μ n>ν x>ξ o>ο p>π r>ρ s>σ "
    "t>τ y>υ f>φ h>χ c>κ u>ου"
)
_ARABIC = (
    "abd>عبد_ al->ال kh>خ sh>ش ch>ش gh>غ dh>ذ th>ث ou>و oo>و ee>ي aa>ا a>ا b>ب t>ت j>ج h>ح d>د r>ر z>ز "
    "s>س f>ف q>ق k>ك l>ل m>م n>ن w>و y>ي u>و i>ي o>و e> v>ف g>ج p>ب c>ك x>كس"
)
_PERSIAN = (
    "kh>خ sh>ش ch>چ gh>غ zh>ژ ou>و oo>و ee>ی aa>ا a>ا b>ب p>پ t>ت j>ج h>ه d>د r>ر z>ز s>س f>ف q>ق k>ک "
    "g>گ l>ل m>م n>ن v>و w>و y>ی u>و i>ی o> e> c>ک x>کس"
)
_GEORGIAN = (
    "dz>ძ ts>ც ch>ჩ sh>შ zh>ჟ kh>ხ gh>ღ kv>კვ a>ა b>ბ g>გ d>დ e>ე v>ვ z>ზ t>თ i>ი k>კ l>ლ m>მ n>ნ o>ო p>პ r>რ s>ს u>უ "
    "q>ყ j>ჯ h>ჰ f>ფ"
)
_ARMENIAN = (
    "yan>յան ts>ց ch>չ sh>շ zh>ժ kh>խ gh>ղ ou>ու ye>ե yu>յու a>ա b>բ g>գ d>դ e>ե z>զ i>ի l>լ k>կ h>հ "
    "j>ջ m>մ y>յ n>ն o>ո p>պ r>ր s>ս v>վ t>տ u>ու f>ֆ q>ք w>վ"
)
_TABLES = {
    "cyrillic": _CYRILLIC,
    "greek": _GREEK,
    "arabic": _ARABIC,
    "persian": _PERSIAN,
    "georgian": _GEORGIAN,
    "armenian": _ARMENIAN,
}


def can_write(script: str) -> bool:
    """Whether there is a table of this script."""
    return script in _TABLES


def in_script(text: str, script: str) -> str:
    """The name in that script; letters without a counterpart are left out."""
    table, search = _compiled(script)
    written = search.sub(lambda found: table.get(found.group(), ""), text.lower())
    return " ".join(word[:1].upper() + word[1:] for word in written.split())


@cache
def _compiled(script: str) -> tuple[dict[str, str], re.Pattern[str]]:
    table = dict(rule.split(">") for rule in _TABLES[script].split())
    table = {one: other.replace("_", " ") for one, other in table.items()}
    ordered = sorted(table, key=lambda one: -len(one))
    return table, re.compile("|".join(map(re.escape, ordered)) + r"|[^\s]")
