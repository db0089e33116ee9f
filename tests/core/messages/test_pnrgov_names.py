"""Names as carriers send them in TIF, through the whole reader (MSG-14): a table for those who know names.

`sent = read`: surname/given names as in the segment, then surname|given names|title. A third part behind the given
names that are sent is the name in the travel document, which decides where a name alone cannot.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.edifact import Segment, write_segment
from openpiu.core.messages import Reading, read_messages
from openpiu.core.synth.names import CULTURES, reported_form
from openpiu.core.terms import Traveller, TravellerKind
from openpiu.core.terms.name_table import GLUED, REAL_NAMES, TITLES

HEAD = (
    "UNB+IATA:1+ZQ+UTOGOV+261114:0930+1'UNH+1+PNRGOV:13:1:IA+ZQ214/261115'MSG+:22'ORG+ZQ:BRU'"
    "TVL+151126:0430:151126:0635+IST+BRU+ZQ+0214'"
)

GLUED_TITLES = """
MUSTER/DRAGANMR = MUSTER|DRAGAN|MR                    MUSTER/JOHNMR = MUSTER|JOHN|MR
MUSTER/SEJOONMR = MUSTER|SEJOON|MR                    MUSTER/OMARMR = MUSTER|OMAR|MR
MUSTER/SIRAJMR = MUSTER|SIRAJ|MR                      MUSTER/MRINALMR = MUSTER|MRINAL|MR
MUSTER/DREWMR = MUSTER|DREW|MR                        MUSTER/ALEXANDRMR = MUSTER|ALEXANDR|MR
MUSTER/KUMRMR = MUSTER|KUMR|MR                        MUSTER/AMRMR = MUSTER|AMR|MR
MUSTER/ADAMSMR = MUSTER|ADAMS|MR                      MUSTER/BADRMR = MUSTER|BADR|MR
MUSTER/SHAMSMR = MUSTER|SHAMS|MR                      MUSTER/RAJENDRMR = MUSTER|RAJENDR|MR
MUSTER/VLADIMRMR = MUSTER|VLADIMR|MR                  MUSTER/LEANDRDR = MUSTER|LEANDR|DR
MUSTER/ALEXANDRAMRS = MUSTER|ALEXANDRA|MRS            MUSTER/SANDRMRS = MUSTER|SANDR|MRS
MUSTER/YUMRS = MUSTER|YU|MRS                          MUSTER/ANNAMRS = MUSTER|ANNA|MRS
MUSTER/FATIMAMRS = MUSTER|FATIMA|MRS                  MUSTER/ESTHERMRS = MUSTER|ESTHER|MRS
MUSTER/ANNAMS = MUSTER|ANNA|MS                        MUSTER/LIMS = MUSTER|LI|MS
MUSTER/JASMINMS = MUSTER|JASMIN|MS                    MUSTER/AGNESMS = MUSTER|AGNES|MS
MUSTER/LIZMISS = MUSTER|LIZ|MISS                      MUSTER/CHLOEMISS = MUSTER|CHLOE|MISS
MUSTER/TAMARMISS = MUSTER|TAMAR|MISS                  MUSTER/TIMMSTR = MUSTER|TIM|MSTR
MUSTER/LUCASMSTR = MUSTER|LUCAS|MSTR                  MUSTER/OMARMSTR = MUSTER|OMAR|MSTR
MUSTER/TIMMASTER = MUSTER|TIM|MASTER                  MUSTER/JOHNDR = MUSTER|JOHN|DR
MUSTER/MARIADR = MUSTER|MARIA|DR                      MUSTER/MARIEPROF = MUSTER|MARIE|PROF
MUSTER/LEAMLLE = MUSTER|LEA|MLLE                      MUSTER/JMR = MUSTER|J|MR
MUSTER/BOMR = MUSTER|BO|MR                            MUSTER/BMRS = MUSTER|B|MRS
MUSTER/JOHNDRMR = MUSTER|JOHN|DR MR                   MUSTER/ANNAPROFMRS = MUSTER|ANNA|PROF MRS
MUSTER/JOHN-MR = MUSTER|JOHN|MR                       MUSTER/JEAN-PIERREMR = MUSTER|JEAN-PIERRE|MR
MUSTER/JEAN PIERREMR = MUSTER|JEAN PIERRE|MR          MUSTER/MARIA JOSEMRS = MUSTER|MARIA JOSE|MRS
MUSTER/ANNE-MARIEMRS = MUSTER|ANNE-MARIE|MRS          MUSTER/ABD ALRAHMANMR = MUSTER|ABD ALRAHMAN|MR
MUSTER/MOHAMEDMR = MUSTER|MOHAMED|MR                  MUSTER/NASIRMR = MUSTER|NASIR|MR
MUSTER/D'ANGELOMR = MUSTER|D'ANGELO|MR                MUSTER/DRMR = MUSTER|DR|MR
MUSTER/SIRMR = MUSTER|SIR|MR                          MUSTER/MISSAKMR = MUSTER|MISSAK|MR
"""
SPACED_TITLES = """
MUSTER/ANTON MR = MUSTER|ANTON|MR                     MUSTER/BERTA MRS = MUSTER|BERTA|MRS
MUSTER/MR ANTON = MUSTER|ANTON|MR                     MUSTER/DR ANNA MRS = MUSTER|ANNA|DR MRS
MUSTER/JOHN DR MR = MUSTER|JOHN|DR MR                 MUSTER/JOHN PAUL MR. = MUSTER|JOHN PAUL|MR
MUSTER/DR. JOHN = MUSTER|JOHN|DR                      MUSTER/JEAN-AMR MR = MUSTER|JEAN-AMR|MR
MUSTER/ALEXANDR MR = MUSTER|ALEXANDR|MR               MUSTER/KUMR MR = MUSTER|KUMR|MR
MUSTER/SHAMS MS = MUSTER|SHAMS|MS                     MUSTER/ADAMS MSTR = MUSTER|ADAMS|MSTR
MUSTER/PROF ANTON = MUSTER|ANTON|PROF                 MUSTER/REV JOHN = MUSTER|JOHN|REV
MUSTER/SIR JOHN = MUSTER|JOHN|SIR                     MUSTER/HERR ANTON = MUSTER|ANTON|HERR
MUSTER/LEA MME = MUSTER|LEA|MME                       MUSTER/ANA SRA = MUSTER|ANA|SRA
MUSTER/JAN DHR = MUSTER|JAN|DHR                       MUSTER/EVA MEVR = MUSTER|EVA|MEVR
MUSTER/KIM MX = MUSTER|KIM|MX                         MUSTER/TIM MASTER = MUSTER|TIM|MASTER
MUSTER/J MR = MUSTER|J|MR                             MUSTER/DRAGAN MR = MUSTER|DRAGAN|MR
MUSTER/MR = MUSTER||MR                                MUSTER/MRS = MUSTER||MRS
MUSTER/DR MR = MUSTER||DR MR                          MUSTER/MARIA DEL MAR MS = MUSTER|MARIA DEL MAR|MS
"""
# Given names that only look as if a title stood in them.
WHOLE_NAMES = """
DRAGAN SIRAJ ALEXANDR DREW OMAR KUMR MRINAL AMR UMR QAMR SAMR VLADIMR SHAMS TOMS ADAMS WILLIAMS BADR SANDR LEANDR
CHANDR RAJENDR MAHENDR ALEKSANDR MSTISLAV MRUNAL INFANTA CHDIJA MISSAK DRAGOMIR SAMIR AMIR JASMIN MIRIAM TAMAR ESTHER
NASIR YASIR BASHIR ADIR KADIR NADIR VALDEMAR SIGMAR GUMERSINDO ROSEMARY FATIMA ABDULRAHMAN INDIRA CHANDRA HEATHER MARS
THOMAS LUCAS JAMES AGNES HERMES SOLOMON MRITYUNJAY PROFIRIO MASTANEH MISSOURI SIRVAN REVATHI DHRUV DRITA DRAGA DRISS
MSAFIRI MRIDULA SIRI SIRINE ISRA YUSRA KASRA BUSRA HERRAD PROFULLA MIRZA INFAL MARTIN MISSY DRUSILLA REVAZ SRAVANI
JEAN-AMR ABDUL-BADR MARIA-SHAMS CASIMIR MUNASIR NEMR QUMR PEDR SIGURDR LOKENDR
"""
SURNAMES = """
O/SU = O|SU|                    I/ANNA = I|ANNA|               E/WEIMR = E|WEI|MR             U/TIN MR = U|TIN|MR
OO/SUNMR = OO|SUN|MR            MISS/ANNAMRS = MISS|ANNA|MRS   MR/JOHNMR = MR|JOHN|MR         DR/EVA = DR|EVA|
SIR/ANTON MR = SIR|ANTON|MR     MS/LI MS = MS|LI|MS            MASTER/TIM = MASTER|TIM|       PROF/JAN = PROF|JAN|
MUSTER-NEU/EVA = MUSTER-NEU|EVA|                               MUSTER NEU/EVAMRS = MUSTER NEU|EVA|MRS
O'NEILL/PATMR = O'NEILL|PAT|MR  D'ARC/JEANNEMS = D'ARC|JEANNE|MS
DE LA CRUZ/ANA = DE LA CRUZ|ANA|                               VAN DEN BERG/JANMR = VAN DEN BERG|JAN|MR
VON MUSTER/EVA MRS = VON MUSTER|EVA|MRS                        AL ZAHRANI/OMARMR = AL ZAHRANI|OMAR|MR
AL-ZAHRANI/OMAR MR = AL-ZAHRANI|OMAR|MR                        DI MAURO/LIA = DI MAURO|LIA|
MC DREW/IANMR = MC DREW|IAN|MR  ST JOHN/ANNMS = ST JOHN|ANN|MS  IBN BADR/AMR = IBN BADR|AMR|
ADAMS/SHAMSMR = ADAMS|SHAMS|MR  KUMR/KUMR = KUMR|KUMR|         LEANDR/LEANDRMR = LEANDR|LEANDR|MR
FNU/SUKARNO = SUKARNO||         SUKARNO/FNU = SUKARNO||        SUKARNO/FNU MR = SUKARNO||MR
SUKARNO/FNUMR = SUKARNO||MR     UNK/SUKARNO MS = SUKARNO||MS   SUKARNO/UNK = SUKARNO||
LNU/SUKARNOMR = SUKARNO||MR     NLN/SUKARNO = SUKARNO||        SUKARNO/NFN = SUKARNO||
SUKARNO/XXX = SUKARNO||         SUKARNO/NOGIVENNAME = SUKARNO||  SUKARNO/MR = SUKARNO||MR
"""
MINORS = """
MUSTER/EMMAINF = MUSTER|EMMA|INF      MUSTER/EMMA INF = MUSTER|EMMA|INF    MUSTER/EMMAINFANT = MUSTER|EMMA|INFANT
MUSTER/ZOECHD = MUSTER|ZOE|CHD        MUSTER/ZOE CHD = MUSTER|ZOE|CHD      MUSTER/ZOECHILD = MUSTER|ZOE|CHILD
MUSTER/OMARINF = MUSTER|OMAR|INF      MUSTER/ALEXANDRCHD = MUSTER|ALEXANDR|CHD
MUSTER/EMMAMISSINF = MUSTER|EMMA|MISS INF    MUSTER/TIMMSTRCHD = MUSTER|TIM|MSTR CHD
MUSTER/SIRAJ MSTR INF = MUSTER|SIRAJ|MSTR INF    MUSTER/ZOE MISS CHD = MUSTER|ZOE|MISS CHD
"""
# The travel document decides: surname/given names sent, then those in the document.
DECIDED = """
O/SUMR/O/SUMR = O|SUMR|             OO/SU/O/SU = O|SU|                  MUSTER/DR/MUSTER/DR = MUSTER|DR|
MUSTER/ANDR/MUSTER/AN = MUSTER|AN|DR    MUSTER/ANDR/MUSTER/ANDR = MUSTER|ANDR|
MUSTER/SURENDR/MUSTER/SUREN = MUSTER|SUREN|DR    MUSTER/XUMR/MUSTER/XUMR = MUSTER|XUMR|
MUSTER/SIR/MUSTER/SIR = MUSTER|SIR|     MUSTER/MISS/MUSTER/MISS = MUSTER|MISS|
MUSTERNEU/EVAMRS/MUSTER NEU/EVA = MUSTER NEU|EVA|MRS    DELACRUZ/ANA/DE LA CRUZ/ANA = DE LA CRUZ|ANA|
ONEILL/PATMR/O'NEILL/PAT = O'NEILL|PAT|MR    MUSTER/JEANPIERREMR/MUSTER/JEAN PIERRE = MUSTER|JEAN PIERRE|MR
MUSTERNEU/EVA/MUSTER-NEU/EVA = MUSTER-NEU|EVA|    MUSTER/OMMR/MUSTER/OM = MUSTER|OM|MR
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """What is sent (surname, given names, perhaps those of the document), and surname, given names, title as read."""
    lines = [part for line in table.splitlines() for part in line.replace(" = ", "=").split("  ") if part.strip()]
    return [tuple(text.strip() for side in line.split("=") for text in _parts(side)) for line in lines]


def _parts(side: str) -> list[str]:
    return side.split("|") if "|" in side else side.split("/")


TABLE = [
    *(row for table in (GLUED_TITLES, SPACED_TITLES, SURNAMES, MINORS, DECIDED) for row in rows(table)),
    *(("MUSTER", name, "MUSTER", name, "") for name in WHOLE_NAMES.split()),
]


def read(name: tuple[str, ...]) -> Reading:
    """One booking of the person, with a document if the row has one."""
    segments = [Segment("SRC"), Segment("RCI", (("ZQ", "K7MTRA", "", "091126", "1412"),))]
    segments.append(Segment("TIF", ((name[0], "A"), (name[1], "A", "1"))))
    if len(name) > 2:
        text = f"/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/{name[2]}/{name[3]}"
        segments.append(Segment("SSR", (("DOCS", "HK", "1", "ZQ", "", "", "", "", text),)))
    body = "".join(map(write_segment, segments))
    (reading,) = read_messages(f"{HEAD}{body}UNT+{len(segments) + 5}+1'UNZ+1+1'".encode(), source="test")
    return reading


def one(name: tuple[str, ...]) -> Traveller:
    (traveller,) = read(name).travellers
    return traveller


@pytest.mark.parametrize("row", TABLE, ids=lambda row: "/".join(row[:-3]))
def test_every_name_of_the_table_is_read_right(row: tuple[str, ...]) -> None:
    """MSG-14."""
    traveller = one(row[:-3])

    assert (traveller.surname, traveller.given_names or "", traveller.title or "") == row[-3:]


def test_the_table_has_two_hundred_names() -> None:
    """MSG-14: the table is as long as is asked for, and no row stands twice."""
    assert len(set(TABLE)) == len(TABLE) >= 200


@pytest.mark.parametrize("row", rows(MINORS), ids=lambda row: row[1])
def test_a_title_tells_a_child_or_an_infant(row: tuple[str, ...]) -> None:
    """MSG-14: CHD and INF behind or at the end of given names."""
    is_infant = row[-1].endswith(("INF", "INFANT"))

    assert one(row[:-3]).kind is (TravellerKind.INFANT if is_infant else TravellerKind.CHILD)


GIVEN = sorted({reported_form(name) for c in CULTURES for names in (c.men, c.women) for name in names.names})


def is_ambiguous(name: str, title: str) -> bool:
    """Whether the glued text ends in a whole name that is known to exist, so that nothing in it says which is meant."""
    return f"{name}{title}".rpartition(" ")[2] in REAL_NAMES


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(GIVEN), st.sampled_from(sorted(GLUED)))
def test_a_title_glued_to_any_name_comes_off_or_nothing_says_which_is_meant(name: str, title: str) -> None:
    """MSG-14: and then the travel document decides."""
    traveller = one(("MUSTER", name + title))

    if is_ambiguous(name, title):
        assert traveller.given_names == name + title
        traveller = one(("MUSTER", name + title, "MUSTER", name))
    assert (traveller.given_names, traveller.title) == (name, title)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(GIVEN), st.sampled_from(["", *sorted(TITLES)]))
def test_a_title_apart_from_any_name_comes_off_and_a_name_without_title_stays(name: str, title: str) -> None:
    """MSG-14."""
    traveller = one(("MUSTER", f"{name} {title}".strip()))

    assert (traveller.given_names, traveller.title or "") == (name, title)
