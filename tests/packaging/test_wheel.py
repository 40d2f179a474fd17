"""What is built is complete, and works where nothing else of the project is.

Run on demand, as it builds and installs: `uv run pytest tests/packaging`.
"""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from policytrack import __version__

ROOT = Path(__file__).parents[2]
LICENCES = ("LICENSE", "seeds/LICENSE", "policytrack/plots/shapes/LICENSE")
UV = os.environ.get("UV", "uv")
_OURS = re.compile(r"^(?:POLICYTRACK|PYTHON|UV|VIRTUAL_ENV)")


def environment(**more: str) -> dict[str, str]:
    """The environment without what could lead back to this checkout or to a reader's own settings."""
    return {name: value for name, value in os.environ.items() if not _OURS.match(name) or name == "UV_CACHE_DIR"} | more


def run(*command: str | Path, cwd: Path, **more: str) -> str:
    done = subprocess.run(  # noqa: S603 - commands written in this file
        command, cwd=cwd, env=environment(**more), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout


def built(out: Path, kind: str, source: Path = ROOT) -> Path:
    run(UV, "build", "--quiet", f"--{kind}", "--out-dir", out, source, cwd=out)
    (file,) = [one for one in out.iterdir() if one.suffix in {".whl", ".gz"}]
    return file


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("sdist"), "sdist")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="session")
def wheel_of_sdist(tmp_path_factory: pytest.TempPathFactory, sdist: Path) -> Path:
    return built(tmp_path_factory.mktemp("again"), "wheel", sdist)


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The commands of an environment that holds the wheel and what it depends on, and nothing else."""
    home = tmp_path_factory.mktemp("elsewhere") / "env"
    run(UV, "venv", "--quiet", "--python", sys.executable, home, cwd=home.parent)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    run(UV, "pip", "install", "--quiet", "--python", scripts / "python", wheel, cwd=home.parent)
    return scripts


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def files(folder: str, pattern: str) -> set[str]:
    found = (one for one in (ROOT / folder).rglob(pattern) if one.is_file())
    return {one.relative_to(ROOT / folder).as_posix() for one in found}


def test_the_wheel_holds_all_that_runs_and_nothing_else(wheel: Path) -> None:
    """Code, seeds, migrations, the mark of being typed and all licences are in the wheel; tests and docs are not."""
    inside = set(contents(wheel))
    expected = {f"policytrack/{one}" for one in files("policytrack", "*") if "__pycache__" not in one}
    expected |= {f"policytrack/data/seeds/{one}" for one in files("seeds", "*.toml")}
    expected |= {f"policytrack/data/migrations/{one}" for one in files("migrations", "*.py")}
    expected |= {"policytrack/data/seeds/LICENSE", "policytrack/data/migrations/script.py.mako"}
    about = f"policytrack-{__version__}.dist-info"
    expected |= {f"{about}/{one}" for one in ("METADATA", "RECORD", "WHEEL", "entry_points.txt")}
    expected |= {f"{about}/licenses/{one}" for one in LICENCES}
    assert "policytrack/py.typed" in inside
    assert inside == expected


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    """The version is the one that the package tells, and the licences of code, records and shapes are all named."""
    metadata = contents(wheel)[f"policytrack-{__version__}.dist-info/METADATA"].decode()
    assert f"\nVersion: {__version__}\n" in metadata
    assert "\nLicense-Expression: MIT AND CC-BY-4.0 AND ISC\n" in metadata


def test_the_sdist_makes_the_same_wheel(wheel: Path, wheel_of_sdist: Path) -> None:
    """Whoever builds from the source distribution gets, byte for byte, the files that a checkout gives."""
    assert contents(wheel_of_sdist) == contents(wheel)


def test_the_sdist_holds_what_a_packager_needs(sdist: Path) -> None:
    """Tests, docs and the changelog come with the source distribution, so that it can be checked where it is packed."""
    with tarfile.open(sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"tests/{one}" for one in files("tests", "*.py")} <= inside
    assert {f"docs/{one}" for one in files("docs", "*.md")} <= inside
    assert {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "conftest.py", "pyproject.toml"} <= inside


def test_the_version_is_told(scripts: Path, tmp_path: Path) -> None:
    """The installed command starts, and tells the version that was built."""
    assert run(scripts / "policytrack", "--version", cwd=tmp_path) == f"policytrack {__version__}\n"


def test_the_first_question_is_answered(scripts: Path, tmp_path: Path) -> None:
    """The installed command answers from its own records, with a cache that does not exist yet and again from it."""
    ask = (scripts / "policytrack", "who", "DeepSeek")
    first = run(*ask, cwd=tmp_path, POLICYTRACK_CACHE=str(tmp_path / "cache"))
    again = run(*ask, cwd=tmp_path, POLICYTRACK_CACHE=str(tmp_path / "cache"))
    assert re.search(r"^Texas\t.*\tin force\t", first, re.MULTILINE)
    assert again == first


def test_a_missing_extra_is_named(scripts: Path, tmp_path: Path) -> None:
    """Without pandas everything but a frame works, and asking for one says which extra brings it."""
    code = """
import policytrack as pt
try:
    pt.open().who("DeepSeek").to_frame()
except ImportError as error:
    print(error)
"""
    said = run(scripts / "python", "-c", code, cwd=tmp_path, POLICYTRACK_CACHE=str(tmp_path / "cache"))
    assert said == 'a data frame needs the extra "notebook": pip install "policytrack[notebook]"\n'
