"""Names in the letters of a zone: the examples of Doc 9303, national tables, and all spellings for searching."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.terms.letters import ARABIC, SPELLINGS, SPELLINGS_OF
from openpiu.core.terms.mrz import to_mrz_name, variants
from openpiu.errors import OfficerError


@pytest.mark.parametrize(
    ("name", "language", "zone"),
    [
        ("O'Connor", "", "OCONNOR"),
        ("D’Artagnan", "", "DARTAGNAN"),
        ("Marie-Élise", "", "MARIE<ELISE"),
        ("Müller", "", "MUELLER"),
        ("Müller", "tr", "MULLER"),
        ("Ångström Sørensen", "", "AANGSTROEM<SOERENSEN"),
        ("Nuñez", "", "NUNEZ"),
        ("Þóra Guðrún", "", "THORA<GUDRUN"),
        ("Łukasz Żółć", "", "LUKASZ<ZOLC"),
        ("Đặng Thị Hồng", "", "DANG<THI<HONG"),
        ("Ștefănescu", "", "STEFANESCU"),
        ("Weiß", "", "WEISS"),
        ("İpek Işık", "", "IPEK<ISIK"),
        ("Əliyev", "", "ALIYEV"),
        ("Щербаков Юрий", "", "SHCHERBAKOV<IURII"),
        ("Щербаков Юри", "bg", "SHTERBAKOV<YURI"),
        ("Згурський Єва Юлія", "uk", "ZGHURSKYI<YEVA<YULIIA"),
        ("Ігар Ёўхім", "be", "IHAR<IOUKHIM"),
        ("Жарко Ђорђевић", "sr", "ZARKO<DJORDJEVIC"),
        ("Ѓорѓи Џаков", "mk", "GJORGJI<DJAKOV"),
        ("Παπαδόπουλος Αύγουστος", "", "PAPADOPOULOS<AVGOUSTOS"),
        ("Μπακογιάννης Γεώργιος", "", "BAKOGIANNIS<GEORGIOS"),
        ("Μάυρος Μαΐου", "", "MAYROS<MAIOU"),  # an accent or a diaeresis keeps a pair apart
        ("ابو بكر محمد بن زكريا الرازي", "", "ABW<BKR<MXHMD<BN<ZKRYA<ALRAZY"),
        ("فاطمة", "", "FAXTTMXAH"),  # a marbuta at the end
        ("محمّد", "", "MXHMMD"),  # a shadda doubles
    ],
)
def test_names_are_written_as_the_tables_say(name: str, language: str, zone: str) -> None:
    """Doc 9303-3 section 6 with the slips of its Cyrillic table mended; ELOT 743; national tables."""
    assert to_mrz_name(name, language=language) == zone
    assert to_mrz_name(unicodedata.normalize("NFD", name), language=language) == zone
    assert zone in variants(name)


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Müller", ("MUELLER", "MUXXLLER", "MULLER")),
        ("Ñ", ("N", "NXX")),
        ("Åse", ("AASE", "ASE")),
        ("Михаил", ("MIKHAIL", "MYHAYL", "MYKHAYL", "MIHAIL")),
        ("محمود", ("MXHMWD", "MHMWD", "MHMUD")),
        ("Smith", ("SMITH",)),
        ("山田", ()),
        ("", ()),
    ],
)
def test_all_spellings_of_a_name_come_the_usual_one_first(name: str, spellings: tuple[str, ...]) -> None:
    assert variants(name)[: len(spellings)] == spellings or set(variants(name)) == set(spellings)
    assert variants(name)[:1] == spellings[:1]


def test_a_letter_without_a_table_is_refused_without_the_name() -> None:
    with pytest.raises(OfficerError, match="Latin letters") as refused:
        to_mrz_name("山田")
    assert "山" not in str(refused.value)


@given(st.text(max_size=30))
def test_only_letters_of_the_zone_come_out(name: str) -> None:
    try:
        zone = to_mrz_name(name)
    except OfficerError:
        assert variants(name) == ()
        return
    assert set(zone) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ<")
    assert zone == zone.strip("<")
    assert "<<" not in zone
    assert zone == to_mrz_name(zone)
    found = variants(name, most=20)
    assert (len(found) <= 20, found[:1]) == (True, (zone,) if zone else ())


def test_the_tables_have_every_letter_of_their_alphabets() -> None:
    for alphabet in (
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
        "ҐЄІЇЎЂЈЉЊЋЏЃЅЌ",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    ):
        assert set(alphabet) <= set(SPELLINGS)
    assert all(set("".join(spellings)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for spellings in SPELLINGS.values())
    assert set(SPELLINGS_OF) == {"be", "bg", "mk", "sr", "tr", "uk"}
    assert len({spellings[0] for spellings in ARABIC.values()}) > len(ARABIC) - 8  # nearly one to one: it can be undone
