"""In which words does each outlet print a statement? A statement and its quotes in, the wordings, marked, out.

An article may print one utterance in several quotes; they are put together in the order of the statement, so that only
what the article truly leaves out shows as a gap. What it prints twice in the same words is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from rashomon.findings.quotes import verbatim
from rashomon.pages import marking
from rashomon.pages.clippings import Clippings, Witness, gather
from rashomon.records import Quote, Range, Statement, read

# A quote with more than this share of its word pairs in another quote of the article tells the same words again.
_AGAIN = 0.5


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a statement, its runs between quotation marks, and who prints it.

    `ascribed` gives how each outlet names the speaker and the saying, in the article's own words.
    """

    pieces: tuple[tuple[marking.Run, ...], ...]
    witnesses: tuple[Witness, ...]
    ascribed: tuple[str, ...]


@dataclass(slots=True)
class _Version:
    """One article's telling: the quotes whose words are shown, and those that only repeat them."""

    shown: list[Quote]
    repeats: list[Quote] = field(default_factory=list)


def build(clippings: Clippings, statement: Statement, quotes: Sequence[Quote]) -> tuple[Wording, ...]:
    """Give each wording once, with everybody who prints it: first the fullest, then the most widely printed."""
    own = own_words(clippings, quotes)
    alike: dict[tuple[str, ...], list[_Version]] = defaultdict(list)
    for version in _versions(quotes, own, statement.text):
        alike[_form([run for quote in version.shown for run in own[quote.id]])].append(version)
    made = []
    for group in alike.values():
        shown = group[0].shown
        runs = [run for quote in shown for run in own[quote.id]]
        everybody = [quote for version in group for quote in (*version.shown, *version.repeats)]
        made.append(
            Wording(
                pieces=marking.mark(runs, statement.text, {quote.id for quote in shown}, statement.variants),
                witnesses=gather(clippings.cite(clippings.quote(quote)) for quote in everybody),
                ascribed=tuple(dict.fromkeys(filter(None, (_ascribed(clippings, quote) for quote in everybody)))),
            )
        )
    return tuple(sorted(made, key=_by_completeness))


def own_words(clippings: Clippings, quotes: Iterable[Quote]) -> dict[str, tuple[str, ...]]:
    """Give the speaker's own words in each quote, run by run: none where it is a paraphrase.

    A comma before the closing mark belongs to the reporter's sentence and stays out.
    """
    found = {}
    for quote in quotes:
        article = clippings.articles[quote.article]
        ranges = verbatim.ranges(quote, article.text)
        found[quote.id] = tuple(" ".join(read(article, *each).split()).rstrip(",") for each in ranges)
    return found


def _versions(quotes: Sequence[Quote], own: Mapping[str, tuple[str, ...]], master: str) -> Iterator[_Version]:
    by_article: dict[str, list[Quote]] = defaultdict(list)
    for quote in sorted(quotes, key=lambda each: (-sum(map(len, own[each.id])), each.content)):
        by_article[quote.article].append(quote)
    for article in dict.fromkeys(quote.article for quote in quotes):
        versions: list[_Version] = []
        for quote in by_article[article]:
            _place(quote, versions, own)
        for version in versions:
            version.shown.sort(key=lambda quote: (_position(own[quote.id], master), quote.content))
            yield version


def _place(quote: Quote, versions: list[_Version], own: Mapping[str, tuple[str, ...]]) -> None:
    """Add a quote to its article's versions: as a repeat, as a further part of one, or as another version."""
    words = _words(own[quote.id])
    for version in versions:
        told = _words([run for each in version.shown for run in own[each.id]])
        if f" {' '.join(words)} " in f" {' '.join(told)} ":
            version.repeats.append(quote)
            return
    for version in versions:
        told = _words([run for each in version.shown for run in own[each.id]])
        pairs = set(pairwise(words))
        if len(pairs & set(pairwise(told))) <= _AGAIN * len(pairs):
            version.shown.append(quote)
            return
    versions.append(_Version([quote]))


def _form(runs: Sequence[str]) -> tuple[str, ...]:
    """Give what must be equal in one wording: all but the cut of apostrophes and the mark at the very end."""
    *most, last = (run.replace("’", "'") for run in runs)
    return (*most, last.rstrip(".;"))


def _words(runs: Iterable[str]) -> list[str]:
    return [token.key for run in runs for token in marking.tokens(run) if token.is_word]


def _position(runs: Sequence[str], master: str) -> int:
    """Give where in the statement the words of a quote stand, by the longest run that they share."""
    return SequenceMatcher(None, _words([master]), _words(runs), autojunk=False).find_longest_match().a


def _by_completeness(wording: Wording) -> tuple[int, int]:
    gaps = sum(run.mark == "gap" for runs in wording.pieces for run in runs)
    return gaps, -len(wording.witnesses)


def _ascribed(clippings: Clippings, quote: Quote) -> str:
    """Give how an article names the speaker and the saying: "the mayor told reporters"."""
    article = clippings.articles[quote.article]
    parts: list[Range] = sorted(part for part in (quote.speaker, quote.cue) if part)
    if len(parts) == 2 and not article.text[parts[0][1] : parts[1][0]].strip():
        parts = [(parts[0][0], parts[1][1])]
    return " … ".join(" ".join(read(article, *part).split()) for part in parts)
