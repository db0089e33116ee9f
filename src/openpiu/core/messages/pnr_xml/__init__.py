"""PNRGOV as XML (IATA namespace 2007/00, 13.1 and later) into the values that EDIFACT gives too."""

from openpiu.core.messages.pnr_xml.reading import is_xml, read_pnr_xml

__all__ = ["is_xml", "read_pnr_xml"]
