"""Pipelines of the user's: what is needed of one, what is said of one that lacks it, and that it reads where it is named."""

import json
import shutil
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from depesche.components import EDGES, REPAIRS
from depesche.errors import InputError
from depesche.knowledge import NONE, knowledge_of
from depesche.langpack import LANG
from depesche.model import Document
from depesche.parse import load_pipeline
from depesche.pipeline import code
from depesche.pipelines import pipeline_of

MODEL = LANG / "de" / "model"
TIGER = {"nsubj": "sb", "obj": "oa", "ROOT": "ROOT"}
"""Some of the labels of spaCy's own German pipelines."""
STTS = {"NOUN": "NN", "VERB": "VVFIN", "PUNCT": "$."}


@Language.component("tiger-labels")
def tiger(doc: Doc) -> Doc:
    for token in doc:
        token.dep_ = TIGER.get(token.dep_, "nk")
    return doc


@Language.component("stts-tags")
def stts(doc: Doc) -> Doc:
    for token in doc:
        token.tag_ = STTS.get(token.tag_, "XY")
    return doc


@Language.component("no-pos")
def no_pos(doc: Doc) -> Doc:
    for token in doc:
        token.pos_ = ""
    return doc


@Language.component("all-subjects")
def all_subjects(doc: Doc) -> Doc:
    for token in doc:
        token.dep_ = "root" if token.head is token else "dep"
    return doc


def saved(folder: Path, without: tuple[str, ...] = (), added: tuple[str, ...] = ()) -> str:
    """The shipped German pipeline, altered, in a folder."""
    nlp = spacy.load(MODEL)
    for name in (*without, EDGES, REPAIRS):
        nlp.remove_pipe(name)
    for name in added:
        nlp.add_pipe(name, last=True)
    nlp.meta["name"] = "altered"
    nlp.to_disk(folder / "pipeline")
    return str(folder / "pipeline")


@pytest.mark.parametrize(
    ("without", "added", "fault"),
    [
        (("parser",), (), "it gives no dependency parser; it gives no sentence boundaries"),
        (("trainable_lemmatizer",), (), "it gives no lemmas"),
        (("morphologizer",), (), "it gives no morphological features"),
        (("tagger", "morphologizer"), (), "it gives no morphological features; it gives no universal parts of speech"),
        ((), ("stts-tags", "no-pos"), "it gives no universal parts of speech"),
        ((), ("tiger-labels",), "its dependency labels are not those of Universal Dependencies (nk, oa, sb)"),
    ],
)
def test_what_a_pipeline_lacks_is_named(tmp_path, without, added, fault) -> None:
    with pytest.raises(InputError, match=r"cannot be read with: .*Name one that is trained on a UD treebank") as error:
        pipeline_of(saved(tmp_path, without, added))
    assert fault in str(error.value)


def meta(folder: Path, **changes: str) -> str:
    """A folder with a config and what a pipeline says of itself."""
    folder.mkdir()
    (folder / "config.cfg").write_text(f'[nlp]\nlang = "{changes.get("lang", "de")}"\npipeline = []\n')
    (folder / "meta.json").write_text(json.dumps({"lang": "de", "name": "x", "version": "1.0", **changes}))
    return str(folder)


def blank(folder: Path) -> str:
    """A pipeline that only parts words."""
    spacy.blank("de").to_disk(folder)
    return str(folder)


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda folder: "no_such_package", "no package of this name is installed, and no such folder is there"),
        (lambda folder: str(folder / "nowhere"), "no such folder is there"),
        (lambda folder: "json", "no such folder is there"),  # installed with Python, but no distribution
        (lambda folder: "typer", "no spaCy pipeline (no config.cfg)"),
        (lambda folder: str(folder), "no spaCy pipeline (no config.cfg); name the folder that holds config.cfg"),
        (lambda folder: meta(folder / "p", lang="fr"), "it reads 'fr', for which there is no pack: there are de, en"),
        (lambda folder: blank(folder / "p"), "it gives no dependency parser; it gives no sentence boundaries; it gives no lemmas"),
        (lambda folder: meta(folder / "p"), "cannot be loaded (Config validation error"),
    ],
)
def test_what_is_no_pipeline_says_so(tmp_path, make, fault) -> None:
    with pytest.raises(InputError) as error:
        pipeline_of(make(tmp_path))
    assert fault in str(error.value)
    assert str(error.value).startswith("--pipeline ")


def test_a_damaged_pipeline_says_so(tmp_path) -> None:
    where = saved(tmp_path)
    (Path(where) / "parser" / "model").write_bytes(b"cut")
    with pytest.raises(InputError, match="cannot be loaded"):
        pipeline_of(where)


def test_the_shipped_pipeline_by_its_path_reads_as_it_does_by_default(tmp_path) -> None:
    document = Document("x", "Li traf am Donnerstag in Minsk ein. Russland griff Kiew an.", published="2023-08", language="de")
    shutil.copytree(MODEL, tmp_path / "model")
    known = knowledge_of(str(tmp_path / "model"))
    assert code(document, known) == code(document)
    assert known.fingerprint("de") != NONE.fingerprint("de")
    assert known.fingerprint("en") == NONE.fingerprint("en")
    assert known.pack("en") is NONE.pack("en")


def test_tags_of_another_scheme_do_not_matter_and_universal_ones_stand_for_parts_of_speech(tmp_path) -> None:
    document = Document("x", "Russland griff die Ukraine an.", language="de")
    (tmp_path / "other").mkdir()
    for known in (knowledge_of(saved(tmp_path, added=("stts-tags",))), knowledge_of(saved(tmp_path / "other", added=("no-pos",)))):
        assert code(document, known).reports == code(document).reports != ()


def test_the_named_pipeline_reads_and_the_shipped_one_is_left_alone(tmp_path) -> None:
    document = Document("x", "Russland griff die Ukraine an.", language="de")
    known = knowledge_of(saved(tmp_path, added=("all-subjects",)))
    assert not [r for r in code(document, known).reports if r.actors]
    assert [r for r in code(document).reports if r.actors]
    assert load_pipeline(known.pack("de")) is not load_pipeline(NONE.pack("de"))


def test_name_version_and_hash_are_kept_of_a_pipeline(tmp_path) -> None:
    (tmp_path / "other").mkdir()
    one, other = knowledge_of(saved(tmp_path)), knowledge_of(saved(tmp_path / "other", added=("all-subjects",)))
    told = one.described()["pipeline"]
    assert told.startswith("de_altered 0.1.0, ")
    assert told.endswith(one.pipeline.digest)
    assert len({known.fingerprint("de") for known in (NONE, one, other)}) == 3


def test_the_folder_around_a_pipeline_will_do(tmp_path) -> None:
    where = saved(tmp_path)
    assert pipeline_of(str(tmp_path)) == pipeline_of(where)
