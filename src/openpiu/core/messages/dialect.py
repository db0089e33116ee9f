"""The tags of PNRGOV and PAXLST, and how the segments begin that must not be swallowed (MSG-5)."""

from openpiu.core.edifact import Dialect

_PNRGOV = """
MSG ORG TVL EQN SRC RCI SSR DAT IFT ADD EBD TIF FTI REF FAR TKT MON PTK TXD FOP TRA RPI APD TRI SSD TBD ABI SAC
LTS ERC EBI PDI CNX PLI TRF
"""
_PAXLST = "BGM RFF DTM NAD COM TDT LOC ATT MEA GEI FTX EMP NAT DOC CPI QTY CNT AUT GIS"

# The names of persons, and what would take the data of one person to another if its start were overlooked.
_STARTS = (
    ("TIF", r"\+[A-Za-z]~*(?::[A-Z]{1,3})?\+~*:(?:A|C|IN|CH|CHD|INF|G)(?=:|\+|')"),
    ("NAD", r"\+(?:FL|FM|DDU|DDT)\+"),
    ("IFT", r"\+[0-9]{1,2}:[0-9A-Z]{1,3}(?=:|\+)"),
    ("SRC", r"'(?=[\ud800-\udfff ]*(?:RCI|TIF))"),
    ("REF", r"\+:~+'"),
    ("SSR", r"\+[A-Z]{4}:[A-Z]{2}:"),
    ("TKT", r"\+[0-9]{13}:"),
    ("ATT", r"\+2\+"),
    ("DTM", r"\+(?:36|189|232|329):[0-9]{6}"),
    ("LOC", r"\+(?:22|87|91|125|174|178|179|180)\+[A-Z]{3}(?=:|\+|')"),
    ("NAT", r"\+2\+[A-Z]{1,3}(?=:|\+|')"),
    ("RFF", r"\+(?:ABO|AVF|SEA|TN):"),
    ("DOC", r"\+[A-Z]{1,2}(?::1[01][0-9]|\+[A-Z0-9]{5})"),
)

DIALECT = Dialect(tags=frozenset([*_PNRGOV.split(), *_PAXLST.split()]), starts=_STARTS)
