"""An invented PNRGOV XML document, and small changes to it."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
FLIGHT_TIMES = 'DepartureDateTime="2026-11-15T04:30:00" ArrivalDateTime="2026-11-15T06:35:00"'
AIRPORTS = '<DepartureAirport LocationCode="IST"/><ArrivalAirport LocationCode="BRU"/>'
LEG = f'<FlightLeg CarrierCode="ZQ" FlightNumber="0214" {FLIGHT_TIMES}>{AIRPORTS}</FlightLeg>'
ROOT = (
    '<IATA_PNRGOV_NotifRQ xmlns="http://www.iata.org/IATA/2007/00" Version="13.1" TransactionIdentifier="ZQ214/1" '
    'TimeStamp="2026-11-14T09:30:00Z">\n'
)
PASSENGER = """<Passenger RPH="1"><GivenName>DRAGAN</GivenName><Surname>MRKOVIC</Surname><NameTitle>MR</NameTitle>
<DOC_SSR SSR_Code="DOCS"><DOCS TravelDocType="P" TravelDocNbr="ZZ0419773" IssuingLoc="UTO" PaxNationality="UTO"
DateOfBirth="1988-04-19" Gender="M" ExpiryDate="2029-03-03" Surname="MRKOVIC" FirstGivenName="DRAGAN"/></DOC_SSR>
</Passenger>"""


def booking(inside: str = PASSENGER, locator: str = "K7MTRA") -> str:
    """One PNR element."""
    return f'<PNR><BookingRefID ID="{locator}"><CompanyName Code="ZQ"/></BookingRefID>\n{inside}</PNR>\n'


def document(*bookings: str, leg: str = LEG, head: str = HEAD, root: str = ROOT) -> str:
    """A whole document; with no bookings one of one passenger."""
    return f"{head}{root}{leg}<PNRs>{''.join(bookings or (booking(),))}</PNRs></IATA_PNRGOV_NotifRQ>\n"


def passenger(surname: str, reference: str = "1") -> str:
    """A passenger of that name and nothing else."""
    return f'<Passenger RPH="{reference}"><GivenName>ANNA</GivenName><Surname>{surname}</Surname></Passenger>'
