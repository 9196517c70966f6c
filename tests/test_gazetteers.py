"""The tables of countries, organisations, media, persons and roles: complete, without clashes, the same ids in all languages."""

import re
from itertools import pairwise

import pytest
from babel import Locale
from babel.core import get_global

from depesche.langpack import languages, load_pack

RETIRED_OR_RESERVED = frozenset(["ASC", "BUR", "CPT", "DDR", "DGA", "FXX", "ROM", "SUN", "TAA", "TMP", "YMD", "YUG", "ZAR"])
USER_ASSIGNED = re.compile(r"AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")
UNNAMED_PEOPLE = frozenset(["COG", "VAT"])  # shares its name with COD; has citizens, but no people
IGOS = re.findall(
    r"\w+",
    """UN EU NATO OSCE COE IAEA IMF WB WTO WHO ICC ICJ OPCW OECD G7 G8 G20 BRICS SCO CSTO CIS EAEU ASEAN ASEM APEC AU ECOWAS SADC EAC IGAD
    ARABLEAGUE GCC OIC OPEC OAS CELAC MERCOSUR UNASUR ALBA CARICOM PIF SAARC QUAD AUKUS V4 EFTA EBRD IDB ADB AIIB AFDB INTERPOL EUROPOL
    FRONTEX IOM IPU IEA COMMONWEALTH BENELUX WEIMAR NORDIC OTS""",
)


@pytest.fixture(params=languages(), scope="module")
def pack(request):
    return load_pack(request.param)


def iso_codes():
    """The alpha-3 codes that Babel knows for the territories it names today."""
    for alias, targets in get_global("territory_aliases").items():
        named = len(targets) == 1 and len(targets[0]) == 2 and targets[0] in Locale("en").territories
        if named and re.fullmatch(r"[A-Z]{3}", alias) and not USER_ASSIGNED.fullmatch(alias) and alias not in RETIRED_OR_RESERVED:
            yield alias


def test_countries_hold_every_iso_code(pack):
    codes = {row["code"] for row in pack.table("countries") if row["valid"] != "historic"}
    assert len(set(iso_codes())) >= 245
    assert sorted(set(iso_codes()) - codes) == []
    assert {"XKX", "PSE", "TWN", "ESH"} <= codes


@pytest.mark.parametrize("column", ["names", "adjectives", "demonyms", "capital", "seats"])
def test_countries_share_no_name(pack, column):
    owners = {}
    for row in pack.table("countries"):
        for name in row.many(column):
            assert owners.setdefault(name, row["code"]) == row["code"], name


def test_countries_are_displayed_by_one_of_their_names(pack):
    assert [row["code"] for row in pack.table("countries") if row["name"] not in row.many("names")] == []


def test_countries_of_persons_have_adjective_and_demonym(pack):
    governed = {row["country"] for row in pack.table("persons")} - UNNAMED_PEOPLE
    rows = [row for row in pack.table("countries") if row["code"] in governed and not row["valid"]]
    assert [row["code"] for row in rows if not (row["adjectives"] and row["demonyms"])] == []


def test_countries_historic_rows_have_a_successor(pack):
    today = {row["code"] for row in pack.table("countries") if not row["valid"]}
    assert {row["code"] for row in pack.table("countries")} == today


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sowjetunion", "RUS"),
        ("DDR", "DEU"),
        ("Jugoslawien", "SRB"),
        ("Tschechoslowakei", "CZE"),
        ("Zaire", "COD"),
        ("Birma", "MMR"),
        ("Weißrussland", "BLR"),
    ],
)
def test_countries_know_names_of_the_past(name, code):
    assert [row["code"] for row in load_pack("de").table("countries") if name in row.many("names")] == [code]


def test_organisations_hold_every_acronym_of_the_closed_list(pack):
    igos = {row["id"].removeprefix("igo/"): row["country"] for row in pack.table("organisations") if row["id"].startswith("igo/")}
    assert sorted(igos) == sorted(IGOS)
    assert all(acronym == country for acronym, country in igos.items())


@pytest.mark.parametrize("table", ["organisations", "media", "persons"])
def test_names_belong_to_one_entity(pack, table):
    owners = {}
    for row in pack.table(table):
        assert row["name"] in row.many("names"), row["id"]
        for name in row.many("names"):
            assert owners.setdefault(name, row["id"]) == row["id"], name


def test_organisations_bear_no_name_of_a_country(pack):
    countries = {name for row in pack.table("countries") for column in ("names", "capital", "seats") for name in row.many(column)}
    names = [name for table in ("organisations", "media") for row in pack.table(table) for name in row.many("names")]
    assert [name for name in names if name in countries] == []


@pytest.mark.parametrize("table", ["organisations", "media", "persons", "place_names"])
def test_country_of_every_row_exists(pack, table):
    known = {row["code"] for row in pack.table("countries")} | set(IGOS)
    assert [(row.line, row["country"]) for row in pack.table(table) if row["country"] and row["country"] not in known] == []


@pytest.mark.parametrize("table", ["organisations", "media", "persons"])
def test_ids_and_what_does_not_depend_on_language_agree(table):
    columns = [c for c in ("id", "code", "country", "sectors", "kind", "state", "from", "to") if c in load_pack("de").table(table)[0].cells]
    told = [sorted(tuple(row[c] for c in columns) for row in load_pack(code).table(table)) for code in ("de", "en")]
    assert told[0] == told[1]


def test_ids_of_media_and_organisations_differ(pack):
    assert {r["id"] for r in pack.table("media")} & {r["id"] for r in pack.table("organisations")} == set()


def test_persons_hold_their_offices_in_order(pack):
    for row in pack.table("persons"):
        assert not (row["from"] and row["to"]) or row["from"][: len(row["to"])] <= row["to"], row["id"]
        assert row["office"], row["id"]


def test_persons_have_no_two_successors_at_the_head_of_a_state():
    heads = {}
    for row in load_pack("de").table("persons"):
        if row["office"] in {"Bundeskanzler", "Bundeskanzlerin"}:
            heads.setdefault(row["country"], []).append((row["from"], row["to"]))
    for terms in heads.values():
        ordered = sorted(terms)
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(ordered))


def test_roles_are_told_once():
    lemmas = [row["lemma"] for row in load_pack("de").table("roles")]
    assert len(lemmas) == len(set(lemmas)) >= 350
