"""The grammar of PAXLST as a table, for the releases D.02B to D.17A (PAX-1)."""

from openpiu.core.messages.grammar import Group


def _tags(text: str) -> frozenset[str]:
    return frozenset(text.split())


GR1 = Group("GR.1", ("NAD+MS", "NAD+MR"), _tags("COM CTA"))
GR3 = Group("GR.3", ("LOC",), _tags("DTM"))
GR2 = Group("GR.2", ("TDT",), _tags("DTM RFF"), (GR3,))
GR5 = Group("GR.5", ("DOC",), _tags("DTM GEI RFF LOC CPI QTY"))
GR4 = Group("GR.4", ("NAD",), _tags("ATT DTM MEA GEI FTX LOC COM EMP NAT RFF GIR GIS"), (GR5,))
PAXLST = Group("PAXLST", (), _tags("UNH BGM RFF DTM GIS CNT AUT"), (GR1, GR2, GR3, GR4))
