"""Reading a folder of seed files, all or nothing."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from policytrack.errors import SeedError
from policytrack.model import Actor, Article, Record, Restriction, Target, faults

__all__ = ["Seeds", "files", "read"]

_RecordT = TypeVar("_RecordT", bound=Record)


@dataclass(frozen=True, slots=True)
class Seeds:
    """The records of a folder of seed files, each kind in the order of its ids."""

    actors: tuple[Actor, ...]
    targets: tuple[Target, ...]
    articles: tuple[Article, ...]
    restrictions: tuple[Restriction, ...]


def read(folder: Path) -> Seeds:
    """Read and check a folder of seed files, all or nothing.

    Raises:
        SeedError: A file is not TOML, breaks a rule of the domain, is not named by its id, or names something
            that no file describes. The message gives file and field.
    """
    if not (folder / "restrictions").is_dir():
        raise SeedError(f'{folder}: no seeds are here, as there is no folder "restrictions"')
    actors = _by_id(Actor, folder / "actors")
    targets = _by_id(Target, folder / "targets")
    articles = _by_id(Article, folder / "articles")
    _check_references(folder / "actors", {name: one.part_of for name, one in actors.items()}, "part_of", actors)
    _check_references(folder / "targets", {name: one.maker for name, one in targets.items()}, "maker", targets)
    restrictions = {path: _restriction(path, folder, actors, targets, articles) for path in _restriction_files(folder)}
    _check_relations(restrictions)
    return Seeds(
        tuple(actors.values()),
        tuple(targets.values()),
        tuple(articles.values()),
        tuple(sorted(restrictions.values(), key=lambda one: one.id)),
    )


def files(folder: Path) -> Iterator[Path]:
    """The seed files of a folder, in a fixed order."""
    for kind in ("actors", "targets", "articles"):
        yield from sorted((folder / kind).glob("*.toml"))
    yield from _restriction_files(folder)


def _restriction_files(folder: Path) -> list[Path]:
    return sorted((folder / "restrictions").rglob("*.toml"))


def _by_id(kind: type[_RecordT], folder: Path) -> dict[str, _RecordT]:
    paths = {path.stem: path for path in folder.glob("*.toml")}
    return {name: _record(kind, paths[name], name, _load(paths[name])) for name in sorted(paths)}


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SeedError(f"{path}: this is not TOML: {error}") from error
    except OSError as error:
        raise SeedError(f"{path}: it cannot be read: {error.strerror}") from error


def _record(kind: type[_RecordT], path: Path, named: str, values: Mapping[str, Any]) -> _RecordT:
    if values.get("id", named) != named:
        raise SeedError(f"{path}: id: the file is named as that of {named}, not of {values['id']}")
    try:
        return kind.model_validate({"id": named, **values})
    except ValidationError as error:
        raise SeedError(f"{path}: {faults(error)}") from error


def _restriction(
    path: Path,
    folder: Path,
    actors: Mapping[str, Actor],
    targets: Mapping[str, Target],
    articles: Mapping[str, Article],
) -> Restriction:
    values = _load(path)
    if "articles" in values:
        raise SeedError(f"{path}: articles: leave them out, as they are those that the evidence names")
    named = path.relative_to(folder / "restrictions").with_suffix("").as_posix().replace("--", "/", 1)
    actor = _described(path, folder, "actor", values.get("actor"), actors)
    target = _described(path, folder, "target", values.get("target"), targets)
    cited = sorted(set(_cited(values)))
    sources = tuple(_described(path, folder, "article", name, articles) for name in cited)
    return _record(Restriction, path, named, {**values, "actor": actor, "target": target, "articles": sources})


def _described(path: Path, folder: Path, kind: str, name: object, known: Mapping[str, _RecordT]) -> _RecordT:
    if not isinstance(name, str):
        raise SeedError(f'{path}: {kind}: give its id, as in {kind} = "..."')
    if name not in known:
        raise SeedError(f"{path}: {kind}: {folder / f'{kind}s' / name}.toml does not exist")
    return known[name]


def _cited(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("article"), str):
            yield value["article"]
        for one in value.values():
            yield from _cited(one)
    elif isinstance(value, list):
        for one in value:
            yield from _cited(one)


def _check_references(folder: Path, named: Mapping[str, str | None], field: str, known: Mapping[str, Record]) -> None:
    for name, other in named.items():
        if other is not None and other not in known:
            raise SeedError(f"{folder / name}.toml: {field}: {folder / other}.toml does not exist")
        _check_no_circle(folder, name, field, named)


def _check_no_circle(folder: Path, name: str, field: str, named: Mapping[str, str | None]) -> None:
    seen: set[str] = set()
    other = named[name]
    while other is not None and other not in seen:
        seen.add(other)
        other = named.get(other)
    if name in seen:
        raise SeedError(f"{folder / name}.toml: {field}: it leads back to {name}")


def _check_relations(restrictions: Mapping[Path, Restriction]) -> None:
    known = {one.id for one in restrictions.values()}
    for path, one in restrictions.items():
        for relation in one.relations:
            if relation.to not in known:
                raise SeedError(f"{path}: relations: no file describes {relation.to}")
