"""Does a value say that there is none? What stands in a field in; whether it is but a word for nothing out.

Tables and interfaces that have no value write one all the same: "N/A", "None" and "nan" are what programs make of a
missing one, "undefined" what a page's script does, "unknown" and "-" what people type. No text is looked at so: an
article whose text is such a word has it for its text.
"""

from __future__ import annotations

import re

_NOTHING = re.compile(r"(?:n/?a|none|null|nan|unknown|undefined|[-–—])?", re.I)


def is_unsaid(value: str) -> bool:
    """Tell whether a value says nothing.

    >>> [is_unsaid(each) for each in ("N/A", " none ", "-", "", "Nan's kitchen", "Unknown soldier found")]
    [True, True, True, True, False, False]
    """
    return _NOTHING.fullmatch(value.strip()) is not None
