"""Writing records as seed files that are ready to commit, and read back as the same records.

A file that is there and says the same stays as it is, comments and layout too. One that says something else is never
replaced unless that was asked for.
"""

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policytrack.errors import SeedError
from policytrack.model import Actor, Article, Restriction, Target
from policytrack.seeds.reading import Seeds, files, read

__all__ = ["Written", "document", "write"]

_PARTS = ("events", "scopes", "exemptions", "rationales", "relations")


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing seed files: those that are new, replaced, and those that said the same already."""

    added: tuple[Path, ...] = ()
    replaced: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """All of them."""
        return (*self.added, *self.replaced, *self.unchanged)


def write(folder: Path, records: Seeds, *, replace: bool = False) -> Written:
    """Write records as seed files into a folder, all or nothing.

    Args:
        folder: The folder, which may hold other seed files already; it is made if it is not there.
        records: The records, with all that they refer to, unless the folder has that.
        replace: Whether a file that says something else is replaced.

    Raises:
        SeedError: A file is there that says something else, the folder cannot be written, or the records refer to
            something that no file describes.

    Example:
        >>> import tempfile
        >>> from policytrack.bundle import bundled
        >>> records = read(bundled("seeds"))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     made = write(Path(folder), records)
        ...     again = write(Path(folder), records)
        ...     read(Path(folder)) == records, len(made.added) == len(again.unchanged)
        (True, True)
    """
    wanted = _said(records)
    with tempfile.TemporaryDirectory() as scratch:
        draft = Path(scratch)
        there = _said(_copied(folder, draft))
        other = sorted(name for name in wanted.keys() & there.keys() if wanted[name] != there[name])
        if other and not replace:
            more = {1: "", 2: ", and so does one other"}.get(len(other), f", and so do {len(other) - 1} others")
            raise SeedError(f"{folder / other[0]}: this file says something else{more}: write elsewhere, or replace it")
        new = sorted(wanted.keys() - there.keys())
        for name in (*new, *other):
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            (draft / name).write_text(document(wanted[name]), "utf-8")
        _read_as_if_in(folder, draft)
        _move(draft, folder, (*new, *other))
    same = sorted((wanted.keys() & there.keys()) - set(other))
    return Written(*(tuple(folder / name for name in names) for names in (new, other, same)))


def document(values: Mapping[str, Any], head: str = "") -> str:
    """Plain values as a TOML document, laid out as the seed files are: a piece of evidence on a line.

    Args:
        values: The values; those that are None are left out, as TOML cannot say them.
        head: What stands at the top, as comments.

    Example:
        >>> print(document({"name": "Texas", "place": None, "aliases": ["Lone Star State"]}, "A state."))
        # A state.
        <BLANKLINE>
        name = "Texas"
        aliases = ["Lone Star State"]
        <BLANKLINE>
    """
    import tomlkit  # noqa: PLC0415 - who only reads does without

    made = tomlkit.document()
    for line in head.splitlines():
        made.add(tomlkit.comment(line))
    if head:
        made.add(tomlkit.nl())
    said = {name: value for name, value in values.items() if value is not None}
    for name in sorted(said, key=lambda name: _is_table(said[name])):
        value = said[name]
        made.add(name, _tables(value) if _is_table(value) and isinstance(value, list) else _item(value))
    return tomlkit.dumps(made)


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and any(isinstance(one, Mapping) for one in value))


def _tables(values: Iterable[Mapping[str, Any]]) -> Any:  # noqa: ANN401 - an item of TOML
    """Parts as an array of tables."""
    import tomlkit  # noqa: PLC0415 - as above

    array = tomlkit.aot()
    for one in values:
        array.append(_item(one))
    return array


def _item(value: Any) -> Any:  # noqa: ANN401 - any value of JSON to an item of TOML
    import tomlkit  # noqa: PLC0415 - as above

    if isinstance(value, Mapping):
        table = tomlkit.table()
        for name, one in value.items():
            if one is not None:
                table.add(name, _inline(one) if _is_table(one) else tomlkit.item(one))
        return table
    return tomlkit.item(value)


def _inline(value: Any) -> Any:  # noqa: ANN401 - as above
    """What stands within a table: a table on one line, or a list of those, each on its own."""
    import tomlkit  # noqa: PLC0415 - as above

    if isinstance(value, Mapping):
        inner = tomlkit.inline_table()
        inner.update({name: one for name, one in value.items() if one is not None})
        return inner
    array = tomlkit.array().multiline(multiline=True)
    for one in value:
        array.append(_inline(one))
    return array


def _said(records: Seeds) -> dict[str, dict[str, Any]]:
    """What the file of each record says, by its path in the folder."""
    described = (("actors", records.actors), ("targets", records.targets), ("articles", records.articles))
    found = {f"{kind}/{one.id}.toml": _described(one) for kind, those in described for one in those}
    return found | {_path(one): _restriction(one) for one in records.restrictions}


def _path(one: Restriction) -> str:
    actor, target, measure = one.id.split("/")
    return f"restrictions/{actor}/{target}--{measure}.toml"


def _described(one: Actor | Target | Article) -> dict[str, Any]:
    return {
        name: value for name, value in one.model_dump(mode="json", exclude={"id"}).items() if value not in ([], None)
    }


def _restriction(one: Restriction) -> dict[str, Any]:
    said = one.unquoted().model_dump(mode="json", exclude={"id", "articles"})
    parts = {name: [_part(each) for each in said[name]] for name in _PARTS if said[name]}
    terms = {name: said[name] for name in ("measure", "strength", "summary", "review")}
    return {"actor": one.actor.id, "target": one.target.id, **terms, **parts}


def _part(values: dict[str, Any]) -> dict[str, Any]:
    """A part without what goes without saying."""
    said = {name: value for name, value in values.items() if value not in (None, [], ["unspecified"])}
    if "scope" in said:
        said["scope"] = _part(said["scope"])
    if "evidence" in said:
        said["evidence"] = [_part(piece) for piece in said.pop("evidence")]
    return said


def _copied(folder: Path, draft: Path) -> Seeds:
    """The records that a folder has already, copied."""
    for file in files(folder):
        copy = draft / file.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    (draft / "restrictions").mkdir(exist_ok=True)
    return _read_as_if_in(folder, draft)


def _read_as_if_in(folder: Path, draft: Path) -> Seeds:
    try:
        return read(draft)
    except SeedError as error:
        raise SeedError(str(error).replace(str(draft), str(folder))) from error


def _move(draft: Path, folder: Path, names: Iterable[str]) -> None:
    """Put files in their places, each at once; by now all of them are written and read again."""
    place = folder / "restrictions"
    try:
        place.mkdir(parents=True, exist_ok=True)
        for name in names:
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh = place.with_name(f".{place.name}.new")
            shutil.copyfile(draft / name, fresh)
            fresh.replace(place)
    except OSError as error:
        raise SeedError(f"{place}: it cannot be written: {error.strerror}") from error
