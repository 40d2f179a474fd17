"""Seed files: the curated records, one TOML file each, named by its id.

```
actors/<actor>.toml   targets/<target>.toml   articles/<article>.toml
restrictions/<actor>/<target>--<measure>.toml      a second one of the same triple ends in ~2
```

A seed file holds facts, positions and digests, never a sentence of an article.
"""

from policytrack.seeds.reading import Seeds, files, read
from policytrack.seeds.writing import Written, document, write

__all__ = ["Seeds", "Written", "document", "files", "read", "write"]
