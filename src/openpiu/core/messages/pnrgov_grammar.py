"""The grammar of PNRGOV as a table: groups by their numbers (law.md E.1)."""

from openpiu.core.messages.grammar import Group


def _tags(text: str) -> frozenset[str]:
    return frozenset(text.split())


GR4 = Group("GR.4", ("FOP",), _tags("IFT ADD"))
GR3 = Group("GR.3", ("TKT",), _tags("MON PTK TXD DAT IFT"), (GR4,))
GR2 = Group("GR.2", ("TIF",), _tags("FTI IFT REF EBD FAR SSR ADD FTX"), (GR3, GR4))
GR7 = Group("GR.7", ("TRI",), _tags("TIF SSD TBD FTX"), once=_tags("TIF"))
GR6 = Group("GR.6", ("DAT",), _tags("ORG"), (GR7,), once=_tags("ORG"))
GR5 = Group("GR.5", ("TVL",), _tags("TRA RPI APD SSR RCI IFT"), (GR6, GR7))
GR8 = Group("GR.8", ("EQN",), _tags("RCI"))
GR9 = Group("GR.9", ("MSG",), _tags("TVL"), once=_tags("TVL"))
# History: a name in it stands behind SAC (GR.11, with GR.12 in it); one without SAC is a name of the booking.
GR11 = Group("GR.11", ("SAC",), stops=_tags("SRC ABI SAC"))
GR10 = Group("GR.10", ("ABI",), groups=(GR11,), stops=_tags("SRC ABI SAC TIF"))
GR1 = Group("GR.1", ("SRC",), _tags("RCI SSR DAT IFT ORG ADD EBD LTS"), (GR2, GR3, GR4, GR5, GR8, GR9, GR10, GR11))
PNRGOV = Group("PNRGOV", (), _tags("UNH MSG ORG TVL EQN"), (GR1,))
