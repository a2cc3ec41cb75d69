"""How do articles print a word that grouping compares? A term and a text in, the word as it stands there out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.records import Article
from rashomon.stories.words import plain

_WORD = re.compile(r"[^\W_]+(?:['’.\-‑‐][^\W_]+)*")
_OWNED = ("'s", "’s")
_TRIED = 8
"""Places of a term in a text that are looked at: it may stand in longer words."""
_ACRONYM = 5
"""Letters of the longest word that is left in capitals: NATO, but not a headline's RESIGNS."""


@dataclass(slots=True)
class Print:
    """A text in which terms are looked for, and the same in lower case."""

    text: str
    lowered: str

    @classmethod
    def of(cls, article: Article) -> Print:
        """Give the text of an article, and its headline after it: that may have its every word in capitals."""
        text = f"{article.text}\n{article.headline or ''}"
        return cls(text, text.lower())

    def find(self, term: str, *, name: bool) -> str | None:
        """Give a term as it is first printed here, a name with its capital, any other word without; null if nowhere.

        >>> here = Print.of(Article(id="a", outlet="Courier", text="Ferries stop. Tomas Osei’s boat left the ferry."))
        >>> here.find("ferry", name=False), here.find("toma", name=True), here.find("osei", name=True)
        ('ferries', 'Tomas', 'Osei')
        """
        stem = term[:-1] if term.endswith("y") else term
        at = self.lowered.find(stem)
        for _ in range(_TRIED):
            if at < 0:
                return None
            match = None if at and self.lowered[at - 1].isalnum() else _WORD.match(self.text, at)
            if match:
                word = match.group()
                if word.endswith(_OWNED):
                    word = word[:-2]
                if plain(word.replace("’", "'")) == term and (not name or word[0].isupper()):
                    return word if name or (word.isupper() and 1 < len(word) <= _ACRONYM) else word.lower()
            at = self.lowered.find(stem, at + len(stem))
        return None


def shown(term: str, prints: tuple[Print | None, Print | None], *, name: bool) -> str:
    """Give a term as one of two articles prints it; as well as can be told where neither text is at hand."""
    for each in prints:
        found = each.find(term, name=name) if each else None
        if found:
            return found
    return term[:1].upper() + term[1:] if name else term


class Prints(dict[str, "Print | None"]):
    """The texts of the articles of a batch, made ready as they are asked for; null for any other article."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles

    def __missing__(self, id: str) -> Print | None:
        article = self._articles.get(id)
        made = self[id] = Print.of(article) if article else None
        return made
