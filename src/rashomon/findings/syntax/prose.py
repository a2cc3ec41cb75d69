"""Is a sentence running text that reports something? A sentence and its text in, yes or no out.

Articles hold lines that are no part of the report: captions, menus, links, credits, and the note that an earlier
version was wrong, which says what is not the case.
"""

from __future__ import annotations

from rashomon.findings import words
from rashomon.records import Sentence

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS = frozenset(".!?\"”'’…:;)")
_LINKS = ("http", "@", "pic.twitter", "#", "www.")


def is_report(sentence: Sentence, text: str) -> bool:
    """Say whether a sentence, whose article has `text` in its place, is prose that asserts something.

    A question asserts nothing.
    """
    tokens = sentence.tokens
    if tokens[-1].text[-1] not in _ENDS or tokens[-1].text == "?":
        return False
    if any(token.text.startswith(_LINKS) for token in tokens):
        return False
    return any(token.tag in _FINITE for token in tokens) and not is_note(text)


def is_note(text: str) -> bool:
    """Say whether a sentence is a line of the newsroom about the article itself, by the phrases such lines have.

    >>> is_note("An earlier version said that the pier was built in 1913.")
    True
    """
    lower = " ".join(text.lower().split())
    return any(phrase in lower for name in ("about_the_article", "notices") for phrase in words.load(name))
