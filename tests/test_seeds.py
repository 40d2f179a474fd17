"""The bundled seeds are sound, and a folder of seeds that is not is refused with the file and the field named."""

from collections import Counter
from pathlib import Path

import pytest

from policytrack import seeds
from policytrack.bundle import bundled
from policytrack.errors import PolicytrackError, SeedError
from policytrack.passages import sha256, verify
from policytrack.seeds import Seeds
from policytrack.vocabulary import ReviewState

FOLDER = bundled("seeds")

EVIDENCE = '[{ article = "a-report", start = 0, end = 4, digest = "sha256:0123456789abcdef" }]'
VALID = {
    "actors/us.toml": 'name = "United States"\nkind = "national_government"\nplace = "US"',
    "actors/us-tx.toml": 'name = "Texas"\nkind = "subnational_government"\nplace = "US-TX"\npart_of = "us"',
    "targets/maker.toml": 'name = "Maker"\nkind = "company"',
    "targets/app.toml": 'name = "App"\nkind = "app"\nmaker = "maker"',
    "articles/a-report.toml": f'title = "A report"\nrecorded = 2025-03-01\nsha256 = "{"0" * 64}"\ntier = "other_press"',
    "restrictions/us/app--use_ban.toml": (
        'actor = "us"\ntarget = "app"\nmeasure = "use_ban"\nsummary = "A ban."\n'
        f'events = [{{ kind = "adopted", date = 2025-02-01, evidence = {EVIDENCE} }}]'
    ),
    "restrictions/us-tx/app--use_ban~2.toml": (
        'actor = "us-tx"\ntarget = "app"\nmeasure = "use_ban"\nsummary = "Another."\n'
        f'events = [{{ kind = "adopted", evidence = {EVIDENCE} }}]\n'
        'relations = [{ kind = "aligns_with", to = "us/app/use_ban" }]'
    ),
}
BAN = "restrictions/us/app--use_ban.toml"
OTHER = "restrictions/us-tx/app--use_ban~2.toml"


def _changed(file: str, old: str, new: str) -> dict[str, str]:
    assert old in VALID[file]
    return {file: VALID[file].replace(old, new)}


BROKEN = {
    # What is wrong: the files that are changed, the file that is named, what is said of it.
    "no TOML": ({BAN: "actor = us"}, BAN, "this is not TOML"),
    "no text": ({BAN: "actor = \udcff"}, BAN, "this is not TOML"),
    "empty": ({BAN: ""}, BAN, 'actor: give its id, as in actor = "..."'),
    "unknown key": (_changed(BAN, "measure", "opinion = 1\nmeasure"), BAN, "opinion: Extra inputs are not permitted"),
    "unknown key of a part": (
        _changed(BAN, 'kind = "adopted"', 'kind = "adopted", day = "x"'),
        BAN,
        "events[0].day: Extra",
    ),
    "unknown key of an actor": ({"actors/us.toml": VALID["actors/us.toml"] + "\nsize = 1"}, "actors/us.toml", "size: "),
    "wrong code": (_changed(BAN, '"use_ban"', '"ban"'), BAN, "measure: Input should be"),
    "wrong code of an event": (_changed(BAN, '"adopted"', '"passed"'), BAN, "events[0].kind: Input should be"),
    "wrong code of an actor": (_changed("actors/us.toml", "national_government", "state"), "actors/us.toml", "kind: "),
    "wrong place": (_changed("actors/us.toml", '"US"', '"USA"'), "actors/us.toml", 'place: "USA" is no place code'),
    "wrong date": (_changed(BAN, "2025-02-01", '"soon"'), BAN, 'events[0].date: "soon" is not a date'),
    "missing value": (_changed(BAN, 'summary = "A ban."', ""), BAN, "summary: Field required"),
    "no evidence": (_changed(BAN, f", evidence = {EVIDENCE}", ""), BAN, "events[0].evidence: Field required"),
    "no actor": (_changed(BAN, 'actor = "us"', ""), BAN, "actor: give its id"),
    "an actor within": (_changed(BAN, 'actor = "us"', 'actor = { id = "us" }'), BAN, "actor: give its id"),
    "articles within": (_changed(BAN, "measure", "articles = []\nmeasure"), BAN, "articles: leave them out"),
    "unknown actor": (_changed(BAN, 'actor = "us"', 'actor = "uk"'), BAN, "actor: {folder}/actors/uk.toml does not"),
    "unknown target": (_changed(BAN, '"app"', '"apps"'), BAN, "target: {folder}/targets/apps.toml does not exist"),
    "unknown article": (
        _changed(BAN, '"a-report"', '"a-rumour"'),
        BAN,
        "article: {folder}/articles/a-rumour.toml does not exist",
    ),
    "unknown article of a scope": (
        {BAN: f"{VALID[BAN]}\nscopes = [{{ evidence = {EVIDENCE.replace('a-report', 'a-rumour')} }}]"},
        BAN,
        "article: {folder}/articles/a-rumour.toml does not exist",
    ),
    "unknown maker": (
        _changed("targets/app.toml", '"maker"', '"nobody"'),
        "targets/app.toml",
        "maker: {folder}/targets/nobody.toml does not exist",
    ),
    "unknown whole": (
        _changed("actors/us-tx.toml", '"us"', '"uk"'),
        "actors/us-tx.toml",
        "part_of: {folder}/actors/uk.toml does not exist",
    ),
    "unknown relation": (
        _changed(OTHER, "us/app/use_ban", "us/app/advisory"),
        OTHER,
        "relations: no file describes us/app/advisory",
    ),
    "part of itself": (
        {"actors/us.toml": VALID["actors/us.toml"] + '\npart_of = "us"'},
        "actors/us.toml",
        "part_of: it leads back to us",
    ),
    "part of its own part": (
        {"actors/us.toml": VALID["actors/us.toml"] + '\npart_of = "us-tx"'},
        "actors/us.toml",
        "part_of: it leads back to us",
    ),
    "made by its own product": (
        {"targets/maker.toml": VALID["targets/maker.toml"] + '\nmaker = "app"'},
        "targets/app.toml",
        "maker: it leads back to app",
    ),
    "id of another actor": (
        {"actors/us.toml": VALID["actors/us.toml"] + '\nid = "usa"'},
        "actors/us.toml",
        "id: the file is named as that of us, not of usa",
    ),
    "id of another restriction": (
        _changed(BAN, "measure", 'id = "us-tx/app/use_ban~2"\nmeasure'),
        BAN,
        "id: the file is named as that of us/app/use_ban, not of us-tx/app/use_ban~2",
    ),
    "file of another actor": (_changed(BAN, 'actor = "us"', 'actor = "us-tx"'), BAN, 'has to be "us-tx/app/use_ban"'),
    "file of another target": (_changed(BAN, '"app"', '"maker"'), BAN, 'has to be "us/maker/use_ban"'),
    "file name of an actor that is no id": (
        {"actors/US.toml": VALID["actors/us.toml"]},
        "actors/US.toml",
        "id: String should match pattern",
    ),
    "file in no actor's folder": (
        {"restrictions/app--use_ban.toml": VALID[BAN]},
        "restrictions/app--use_ban.toml",
        'has to be "us/app/use_ban"',
    ),
    "file in too deep a folder": (
        {"restrictions/us/2025/app--use_ban.toml": VALID[BAN]},
        "restrictions/us/2025/app--use_ban.toml",
        'has to be "us/app/use_ban"',
    ),
}


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        # A stray byte is written as Python would have read it.
        (folder / name).write_bytes(text.encode("utf-8", errors="surrogateescape"))
    return folder


@pytest.fixture(scope="module")
def bundle() -> Seeds:
    """The seeds that come with policytrack."""
    return seeds.read(FOLDER)


def test_a_folder_is_read(tmp_path: Path) -> None:
    """Each kind is given in the order of its ids, and restrictions carry what they name."""
    found = seeds.read(_write(tmp_path, VALID))
    assert [one.id for one in found.actors] == ["us", "us-tx"]
    assert [one.id for one in found.targets] == ["app", "maker"]
    assert [one.id for one in found.articles] == ["a-report"]
    assert [one.id for one in found.restrictions] == ["us-tx/app/use_ban~2", "us/app/use_ban"]
    for one in found.restrictions:
        assert one.actor in found.actors
        assert one.target in found.targets
        assert one.articles == found.articles


def test_an_id_may_be_repeated_in_the_file(tmp_path: Path) -> None:
    """A file that gives the id it is named by says the same as one that leaves it out."""
    plain = seeds.read(_write(tmp_path / "plain", VALID))
    repeated = VALID | {
        "actors/us.toml": VALID["actors/us.toml"] + '\nid = "us"',
        BAN: f'id = "us/app/use_ban"\n{VALID[BAN]}',
    }
    assert seeds.read(_write(tmp_path / "repeated", repeated)) == plain


@pytest.mark.parametrize(("changed", "file", "complaint"), BROKEN.values(), ids=BROKEN)
def test_a_broken_folder_is_refused(tmp_path: Path, changed: dict[str, str], file: str, complaint: str) -> None:
    """All or nothing: whatever is wrong in one file, the error names that file, then the field and the fault."""
    folder = _write(tmp_path, VALID | changed)
    with pytest.raises(SeedError) as caught:
        seeds.read(folder)
    said = str(caught.value)
    assert said.startswith(f"{folder / file}: ")
    assert complaint.format(folder=folder) in said
    assert "pydantic" not in said


@pytest.mark.parametrize("missing", [name for name in VALID if not name.startswith("restrictions/us-tx/")])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    """When any file that another one relies on is gone, the error says so: by its path, or by the id it had."""
    folder = _write(tmp_path, {name: text for name, text in VALID.items() if name != missing})
    with pytest.raises(SeedError) as caught:
        seeds.read(folder)
    name = "us/app/use_ban" if missing == BAN else missing
    assert name in str(caught.value)


def test_a_folder_without_seeds_is_refused(tmp_path: Path) -> None:
    """A folder that is empty or not there is not read as no restrictions."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(SeedError, match='there is no folder "restrictions"'):
            seeds.read(folder)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Something else than a file, under the name of one, is an error of ours."""
    folder = _write(tmp_path, VALID)
    (folder / "actors" / "it.toml").mkdir()
    with pytest.raises(SeedError, match=r"it\.toml: it cannot be read"):
        seeds.read(folder)


def test_seed_errors_can_be_caught_as_the_root(tmp_path: Path) -> None:
    """Whoever catches the root error catches this one."""
    with pytest.raises(PolicytrackError):
        seeds.read(tmp_path)


def test_files_lists_all_that_is_read(tmp_path: Path) -> None:
    """Each file of a folder is listed once, in an order that does not depend on the file system."""
    folder = _write(tmp_path, VALID)
    listed = [path.relative_to(folder).as_posix() for path in seeds.files(folder)]
    assert sorted(listed) == sorted(VALID)
    assert listed == [path.relative_to(folder).as_posix() for path in seeds.files(folder)]
    kinds = [name.partition("/")[0] for name in listed]
    assert kinds == sorted(kinds, key=["actors", "targets", "articles", "restrictions"].index)


def test_the_bundled_seeds_are_read_whole(bundle: Seeds) -> None:
    """Every bundled file becomes one record, named by its file, and nothing in the folder is passed over."""
    files = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.toml")}
    read = {f"{kind}/{one.id}" for kind in ("actors", "targets", "articles") for one in getattr(bundle, kind)}
    read |= {_stem(one.id) for one in bundle.restrictions}
    assert read == {name for name in files if not name.startswith("places/")}
    assert len(read) == len(list(seeds.files(FOLDER)))


def _stem(restriction: str) -> str:
    actor, target, measure = restriction.split("/")
    return f"restrictions/{actor}/{target}--{measure}"


def test_every_bundled_restriction_is_complete(bundle: Seeds) -> None:
    """Each has dated or undated events with evidence, and was reviewed as far as automation goes, no further."""
    assert bundle.restrictions
    for one in bundle.restrictions:
        assert one.events, one.id
        assert all(part.evidence for part in (*one.events, *one.scopes, *one.exemptions, *one.rationales)), one.id
        assert one.review is ReviewState.agent_reviewed, one.id


def test_bundled_seeds_hold_no_sentence_of_an_article(bundle: Seeds) -> None:
    """Evidence is positions and digests; the passages themselves are nowhere in the repository."""
    assert not [piece.quote for one in bundle.restrictions for _, piece in one.evidence() if piece.quote is not None]


def test_every_bundled_record_is_of_use(bundle: Seeds) -> None:
    """No actor, target or article lies about that neither a restriction nor another record names."""
    acting = {one.actor.id for one in bundle.restrictions}
    assert {one.id for one in bundle.actors} <= acting | {one.part_of for one in bundle.actors}
    restricted = {one.target.id for one in bundle.restrictions}
    assert {one.id for one in bundle.targets} <= restricted | {one.maker for one in bundle.targets}
    cited = {article.id for one in bundle.restrictions for article in one.articles}
    assert {one.id for one in bundle.articles} == cited


def test_every_bundled_passage_stands_in_its_article(bundle: Seeds, articles_folder: Path) -> None:
    """With the texts at hand, each piece of evidence is found exactly where it says, by the digest it gives."""
    texts = {sha256(text): text for text in _texts(articles_folder)}
    articles = {one.id: texts[one.sha256] for one in bundle.articles}
    checked = 0
    for one in bundle.restrictions:
        for _, piece in one.evidence():
            assert verify(articles[piece.article], piece.passage)
            checked += 1
    assert checked >= len(bundle.restrictions)


def test_every_bundled_article_is_one_file(bundle: Seeds, articles_folder: Path) -> None:
    """With the texts at hand, each article is recognised by the digest of exactly one file."""
    found = Counter(map(sha256, _texts(articles_folder)))
    assert {one.id: found[one.sha256] for one in bundle.articles} == {one.id: 1 for one in bundle.articles}
    assert len({one.sha256 for one in bundle.articles}) == len(bundle.articles)


def _texts(folder: Path) -> list[str]:
    return [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
