"""The notebooks as pages, with their figures beside them: what they hold is what was stored when they were run."""

import base64
import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from policytrack.markup import card

__all__ = ["notebook_pages"]

_STYLE = re.compile(r"<style.*?>(.*?)</style>\s*", re.DOTALL)
_PICTURE = "image/png"


def notebook_pages(docs: Path) -> dict[str, str | bytes]:
    """The content of each file, by its path below the folder of the documentation."""
    # Cards bring their own style, which a page of Markdown may not: the site has it once.
    style = "".join(_STYLE.findall(card()))
    files: dict[str, str | bytes] = {"notebooks/cards.css": style}
    for path in sorted((docs / "notebooks").glob("*.ipynb")):
        notebook = json.loads(path.read_text("utf-8"))
        parts = list(_parts(path.stem, notebook, files))
        said = f"*The notebook [{path.name}]({path.name}), as it was run on {notebook['metadata']['run']}.*"
        files[f"notebooks/{path.stem}.md"] = "\n\n".join([parts[0].replace("\n\n", f"\n\n{said}\n\n", 1), *parts[1:]])
    return files


def _parts(name: str, notebook: dict[str, Any], files: dict[str, str | bytes]) -> Iterator[str]:
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield source
            continue
        yield f"```py\n{source}\n```"
        for output in cell["outputs"]:
            yield _shown(output, f"notebooks/figures/{name}-{cell['id']}.png", files)


def _shown(output: dict[str, Any], path: str, files: dict[str, str | bytes]) -> str:
    data = output.get("data", {"text/plain": output.get("text", "")})
    if _PICTURE in data:
        files[path] = base64.b64decode(data[_PICTURE])
        size = output["metadata"][_PICTURE]
        source = path.removeprefix("notebooks/")
        return f'<img src="{source}" width="{size["width"]}" alt="{escape(size["alt"])}">'
    kind = next(kind for kind in ("text/html", "text/markdown", "text/plain") if kind in data)
    content = "".join(data[kind]).strip()
    if kind == "text/html":
        # An empty line would end the HTML.
        return re.sub(r"\n\s*\n", "\n", _STYLE.sub("", content))
    return content if kind == "text/markdown" else f"```text\n{content}\n```"
