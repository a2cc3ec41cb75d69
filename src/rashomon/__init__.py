"""One event, every account.

Rashomon reads what many outlets wrote about the same event and sets the accounts side by side. In three lines:

    import rashomon

    result = rashomon.build(["articles/"])
    for disagreement in result.disagreements:
        print(disagreement.about, [position.value for position in disagreement.positions])

Every record in a result rests on spans, `[start, end)` in code points of an article's text; `rashomon.read` gives the
words behind one. The records are in `rashomon.records`, the flow in `rashomon.pipeline`, the kinds of findings in
`rashomon.findings`.
"""

from __future__ import annotations

from rashomon.errors import RashomonError
from rashomon.pipeline import build, compare
from rashomon.records import Article, Result, Span, identify, read

__version__ = "0.1.0"
__all__ = ["Article", "RashomonError", "Result", "Span", "__version__", "build", "compare", "identify", "read"]
