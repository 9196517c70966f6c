"""api: texts and record files from Python."""

import re
import sys

import pytest

from depesche import api
from depesche.errors import InputError, PackError, QueryError, StoreError
from depesche.langpack import LANG


def test_store_gives_tables_and_queries(record_file):
    store = api.open(record_file)
    assert [row["id"] for row in store.document] == ["d1", "d2"]
    assert store.report.arrow().num_rows == 5
    assert set(store.report.pandas()["id"]) == {"visit", "undated", "third", "elsewhere", "hostile"}
    assert list(store.sql("SELECT count(*) AS n FROM party")) == [{"n": 9}]
    assert "attribution" in dir(store)


def test_store_can_only_be_read(record_file):
    with pytest.raises(QueryError):
        list(api.open(record_file).sql("DELETE FROM report"))
    with pytest.raises(QueryError):
        api.open(record_file).sql("FROM read_text('/etc/hostname')").arrow()


def test_store_names_its_tables_where_one_is_unknown(record_file):
    with pytest.raises(AttributeError, match="attribution"):
        _ = api.open(record_file).nonsense


def test_store_that_is_missing_is_named():
    with pytest.raises(StoreError, match="nowhere"):
        api.open("nowhere.duckdb")


@pytest.mark.parametrize("package", ["pyarrow", "pandas"])
def test_a_missing_package_is_named_with_the_extra(record_file, monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    take = {"pyarrow": api.Result.arrow, "pandas": api.Result.pandas}[package]
    with pytest.raises(InputError, match=r"depesche\[arrow\]"):
        take(api.open(record_file).report)


def test_load_reads_a_text_like_the_command():
    record = api.load("de")("Li reiste nach Minsk.", published="2023-08", title="Besuch", id="x")
    assert (record.document.id, record.document.published, record.document.language) == ("x", "2023-08", "de")
    assert "Li reiste nach Minsk." in re.sub("<[^>]+>", "", record._repr_html_())


def test_load_refuses_what_cannot_be_read():
    with pytest.raises(PackError, match="tlh"):
        api.load("tlh")
    with pytest.raises(InputError, match="2023-13"):
        api.load("de")("Li reiste nach Minsk.", published="2023-13")
    with pytest.raises(InputError, match="no text"):
        api.load("de")(" ")


def test_load_takes_title_and_date_of_a_header_line():
    document = api.load("de")("date 2023-08 Besuch\n\nLi reiste am Montag nach Minsk.").document
    assert (document.title, document.published) == ("Besuch", "2023-08")
    assert api.load("de")("date 2023-08 Besuch\n\nLi reiste nach Minsk.", published="2023-09").document.published == "2023-09"


@pytest.mark.parametrize("text", [None, b"Li reiste nach Minsk.", 5])
def test_load_refuses_what_is_no_string(text):
    with pytest.raises(InputError, match="a string is wanted"):
        api.load("de")(text)


def test_a_reader_knows_the_files_and_the_pipeline_it_is_given(tmp_path):
    actors = tmp_path / "actors.tsv"
    actors.write_text("name\tkind\tcountry\nNordfront\tgroup\tMLI\n", encoding="utf-8")
    text = "Die Nordfront griff Frankreich an."
    reader = api.load("de", actors=[actors], pipeline=LANG / "de" / "model")
    assert [p.country for report in reader(text).reports for p in report.actors] == ["MLI"]
    assert "group/nordfront" not in {e.id for e in api.load("de")(text).entities}


def test_a_pipeline_of_another_language_is_refused():
    with pytest.raises(InputError, match="it reads 'en', not 'de'"):
        api.load("de", pipeline=LANG / "en" / "model")
