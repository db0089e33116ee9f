"""English names of countries, as lists write them, to the three letters of ICAO Doc 9303-3.

Belongs here: the table of names. Not here: codes (`core.terms.countries`). Names are known by their letters alone:
`Iran (Islamic Republic of)` and `Iran, Islamic Republic of` are one.
"""

from functools import lru_cache

# One country a row: its code, then its names; after ISO 3166-1, the United Nations' list, and what lists write beside.
_TABLE = """
AFG:Afghanistan|ALB:Albania|DZA:Algeria|AND:Andorra|AGO:Angola|ATG:Antigua and Barbuda|ARG:Argentina|ARM:Armenia
AUS:Australia|AUT:Austria|AZE:Azerbaijan|BHS:Bahamas,The Bahamas|BHR:Bahrain|BGD:Bangladesh|BRB:Barbados|BLR:Belarus
BEL:Belgium|BLZ:Belize|BEN:Benin|BTN:Bhutan|BOL:Bolivia,Plurinational State of Bolivia,Bolivia Plurinational State of
BIH:Bosnia and Herzegovina,Bosnia|BWA:Botswana|BRA:Brazil|BRN:Brunei,Brunei Darussalam|BGR:Bulgaria|BFA:Burkina Faso
BDI:Burundi|CPV:Cabo Verde,Cape Verde|KHM:Cambodia|CMR:Cameroon|CAN:Canada|CAF:Central African Republic|TCD:Chad
CHL:Chile|CHN:China,People's Republic of China|COL:Colombia|COM:Comoros|COG:Congo,Republic of the Congo
COD:Democratic Republic of the Congo,Congo Democratic Republic of the,Congo The Democratic Republic of the,Zaire
CRI:Costa Rica|CIV:Côte d'Ivoire,Cote d'Ivoire,Ivory Coast|HRV:Croatia|CUB:Cuba|CYP:Cyprus|CZE:Czechia,Czech Republic
DNK:Denmark|DJI:Djibouti|DMA:Dominica|DOM:Dominican Republic|ECU:Ecuador|EGY:Egypt|SLV:El Salvador
GNQ:Equatorial Guinea|ERI:Eritrea|EST:Estonia|SWZ:Eswatini,Swaziland|ETH:Ethiopia|FJI:Fiji|FIN:Finland|FRA:France
GAB:Gabon|GMB:Gambia,The Gambia|GEO:Georgia|DEU:Germany,Federal Republic of Germany|GHA:Ghana|GRC:Greece|GRD:Grenada
GTM:Guatemala|GIN:Guinea|GNB:Guinea-Bissau|GUY:Guyana|HTI:Haiti|HND:Honduras|HUN:Hungary|ISL:Iceland|IND:India
IDN:Indonesia|IRN:Iran,Iran Islamic Republic of,Islamic Republic of Iran|IRQ:Iraq|IRL:Ireland|ISR:Israel|ITA:Italy
JAM:Jamaica|JPN:Japan|JOR:Jordan,Hashemite Kingdom of Jordan|KAZ:Kazakhstan|KEN:Kenya|KIR:Kiribati
PRK:North Korea,Korea North,Democratic People's Republic of Korea,Korea Democratic People's Republic of,DPRK
KOR:South Korea,Korea South,Republic of Korea,Korea Republic of
KWT:Kuwait|KGZ:Kyrgyzstan,Kyrgyz Republic
LAO:Laos,Lao People's Democratic Republic|LVA:Latvia|LBN:Lebanon|LSO:Lesotho|LBR:Liberia
LBY:Libya,Libyan Arab Jamahiriya|LIE:Liechtenstein|LTU:Lithuania|LUX:Luxembourg|MDG:Madagascar
MWI:Malawi|MYS:Malaysia|MDV:Maldives|MLI:Mali|MLT:Malta
MHL:Marshall Islands|MRT:Mauritania|MUS:Mauritius|MEX:Mexico|FSM:Micronesia,Micronesia Federated States of
MDA:Moldova,Republic of Moldova,Moldova Republic of|MCO:Monaco|MNG:Mongolia|MNE:Montenegro|MAR:Morocco|MOZ:Mozambique
MMR:Myanmar,Burma|NAM:Namibia|NRU:Nauru|NPL:Nepal|NLD:Netherlands,The Netherlands|NZL:New Zealand|NIC:Nicaragua
NER:Niger|NGA:Nigeria|MKD:North Macedonia,Macedonia,The former Yugoslav Republic of Macedonia
NOR:Norway|OMN:Oman|PAK:Pakistan|PLW:Palau|PAN:Panama|PNG:Papua New Guinea|PRY:Paraguay|PER:Peru|PHL:Philippines
PSE:Palestine,State of Palestine,Palestinian,Palestinian Territory Occupied,West Bank,Gaza|POL:Poland|PRT:Portugal
QAT:Qatar|ROU:Romania|RUS:Russia,Russian Federation,Soviet Union,USSR|RWA:Rwanda|KNA:Saint Kitts and Nevis
LCA:Saint Lucia|VCT:Saint Vincent and the Grenadines|WSM:Samoa|SMR:San Marino|STP:Sao Tome and Principe
SAU:Saudi Arabia,Kingdom of Saudi Arabia|SEN:Senegal|SRB:Serbia|SYC:Seychelles|SLE:Sierra Leone|SGP:Singapore
SVK:Slovakia,Slovak Republic|SVN:Slovenia|SLB:Solomon Islands|SOM:Somalia|ZAF:South Africa|SSD:South Sudan|ESP:Spain
LKA:Sri Lanka|SDN:Sudan,The Sudan|SUR:Suriname|SWE:Sweden|CHE:Switzerland|SYR:Syria,Syrian Arab Republic
TWN:Taiwan,Taiwan Province of China|TJK:Tajikistan|TZA:Tanzania,United Republic of Tanzania,Tanzania United Republic of
THA:Thailand|TLS:Timor-Leste,East Timor|TGO:Togo|TON:Tonga|TTO:Trinidad and Tobago|TUN:Tunisia
TUR:Turkey,Türkiye,Turkiye|TKM:Turkmenistan|TUV:Tuvalu|UGA:Uganda|UKR:Ukraine|ARE:United Arab Emirates,UAE
GBR:United Kingdom,Great Britain,United Kingdom of Great Britain and Northern Ireland,England,Scotland
USA:United States,United States of America|URY:Uruguay|UZB:Uzbekistan|VUT:Vanuatu|VAT:Holy See,Vatican,Vatican City
VEN:Venezuela,Bolivarian Republic of Venezuela,Venezuela Bolivarian Republic of|VNM:Vietnam,Viet Nam|YEM:Yemen
ZMB:Zambia|ZWE:Zimbabwe|RKS:Kosovo|HKG:Hong Kong|MAC:Macau,Macao|XXA:Stateless|UTO:Utopia|ESH:Western Sahara
PRI:Puerto Rico|BMU:Bermuda|CYM:Cayman Islands|VGB:British Virgin Islands,Virgin Islands British|GIB:Gibraltar
CUW:Curacao,Curaçao|ABW:Aruba|GRL:Greenland|FRO:Faroe Islands|IMN:Isle of Man|JEY:Jersey|GGY:Guernsey
"""


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _read(table: str) -> dict[str, str]:
    rows = (row.partition(":") for line in table.split("\n") for row in line.split("|") if row)
    return {_letters(name): code for code, _, names in rows for name in names.split(",")}


NAMES = _read(_TABLE)


@lru_cache(maxsize=1024)
def country_named(text: str) -> str | None:
    """The three letters of a country by its English name; None where no row has it."""
    letters = _letters(text)
    return NAMES.get(letters) or NAMES.get(letters.removeprefix("the"))
