"""What running text do two articles share, and which held it first? Coverage in, Passage records out.

Articles are compared where they share a rare run of words: those of a story with one another (`find`), those of
different stories where the index of the corpus pairs them (`across`). What they share is parted at paragraphs and
quotation marks: two newsrooms that quote one statement have not copied each other. Who was first is told by credits
and by times; where they do not tell, the direction is `unclear`. Standing text is left out.

What neither article sets between quotation marks, and nothing announces as a public text (`public`), is running text:
the words of a quotation whose marks both have lost, with the words around it that they share. So removing the marks on
both sides makes a copy of the quotation and its shared cue, and no words count that the two do not share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rashomon.findings.reuse import outside
from rashomon.findings.reuse.alignment import Chain, align, candidates
from rashomon.findings.reuse.outside import Agencies
from rashomon.findings.reuse.pieces import Piece, cut, ends, kept, parts
from rashomon.findings.reuse.precedence import agency_behind, direct, doubt, order
from rashomon.findings.reuse.ready import Ready, prepare
from rashomon.records import Coverage, Pair, Passage, PassageKind, Span, identify
from rashomon.settings import REUSE

_BOTH = (False, True)


@dataclass(frozen=True, slots=True)
class _Among:
    """What articles are compared among: one story alone, with its id, or the corpus; and the agencies they name."""

    agencies: Agencies
    story_alone: bool
    story: str | None = None


def find(coverage: Coverage) -> tuple[Passage, ...]:
    """Give the passages that articles of a story share, in the order of the articles that took them.

    `origin` is the place that held the text first, as far as can be told; with `outside` it is the place in the story
    that held it first, and the text is an agency's. Articles with the same words throughout are compared with the
    earliest of them only, so that a thousand copies give a thousand comparisons.
    """
    ready = {each.article.id: each for each in prepare(coverage)}
    ordered = [ready[article.id] for article in sorted(coverage.articles, key=order)]
    distinct: list[Ready] = []
    copies: list[tuple[Ready, Ready]] = []
    first: dict[tuple[str, ...], Ready] = {}
    for read in ordered:
        original = first.setdefault(read.words.forms, read)
        if original is read:
            distinct.append(read)
        elif read.words.forms:
            copies.append((original, read))
    story = coverage.story.id if coverage.story else None
    among = _Among(Agencies(coverage, coverage.articles), story_alone=True, story=story)
    found: list[Passage] = []
    for one, other in candidates([read.words for read in distinct]):
        found += _shared(distinct[one], distinct[other], among)
    for original, copy in copies:
        everything = [(place, place) for place in range(len(original.words.forms))]
        pieces = parts(everything, original, copy)
        found += _passages(original, copy, [Piece(pairs, False) for pairs in pieces], among, whole=True)
    running = {id: each.running for id, each in ready.items()}
    found = doubt(found, among.agencies.articles, running, coverage.credits)
    marked = outside.mark(found, among.agencies)
    taken = outside.taken_by_first_holders(marked, among.agencies.articles)
    return _in_order((*marked, *taken), [read.article.id for read in ordered])


def across(coverage: Coverage, pairs: Iterable[Pair]) -> tuple[Passage, ...]:
    """Give the passages that articles of different stories share: `pairs` are those that the index of the corpus gave.

    `coverage` holds their articles, with the quotes and credits found in them, what is known of outlets, and the
    standing text learned. Pairs within one story are left to `find`, and pairs of which an article is missing are
    passed over. No passage names a story. Each pair is told by itself: `judge` hears all who hold a passage.
    """
    ready = {each.article.id: each for each in prepare(coverage)}
    ordered = [article.id for article in sorted(coverage.articles, key=order)]
    rank = {id: place for place, id in enumerate(ordered)}
    among = _Among(Agencies(coverage), story_alone=False)
    found: list[Passage] = []
    for pair in sorted({tuple(sorted((pair.article, pair.other))) for pair in pairs}):
        if not set(pair) <= rank.keys():
            continue
        one, other = (ready[id] for id in sorted(pair, key=rank.__getitem__))
        if one.article.story is None or one.article.story != other.article.story:
            told = doubt(
                list(_shared(one, other, among)),
                among.agencies.articles,
                {each.article.id: each.running for each in (one, other)},
                among.agencies.credits(one.article, other.article),
            )
            found += outside.mark(told, among.agencies)
    return _in_order(found, ordered)


def judge(coverage: Coverage) -> tuple[Passage, ...]:
    """Give the passages between stories as all who hold their words show them: whose credit tells of an agency, whose
    it is.

    `coverage.passages` are those that stand at one place, whatever story they are in, and `coverage.articles` the
    holders of it. An agency that wrote one of these is not outside. The article that held an agency's text first has a
    passage without an origin, as in a story.
    """
    agencies = Agencies(coverage, coverage.articles)
    known = [
        replace(each, outside=None) if each.outside and agencies.is_here(each.outside) else each
        for each in coverage.passages
        if each.origin or each.story
    ]
    spread = outside.spread(known)
    taken = outside.taken_by_first_holders(spread, agencies.articles)
    ordered = [article.id for article in sorted(coverage.articles, key=order)]
    return _in_order((each for each in (*spread, *taken) if each.story is None), ordered)


def _in_order(found: Iterable[Passage], ordered: list[str]) -> tuple[Passage, ...]:
    rank = {id: place for place, id in enumerate(ordered)}

    def key(passage: Passage) -> tuple[int, int, int, str]:
        held = rank[passage.origin.article] if passage.origin else -1
        return rank[passage.copy.article], passage.copy.start, held, passage.id

    return tuple(sorted(found, key=key))


def _without(chains: Iterable[Chain], mine: bytes, theirs: bytes, *, both: bool = False) -> list[Chain]:
    """Give chains without the pairs of which either word is marked, or `both` are."""
    if both:
        if not (any(mine) and any(theirs)):
            return list(chains)
        left = ([pair for pair in chain if not (mine[pair[0]] and theirs[pair[1]])] for chain in chains)
    elif any(mine) or any(theirs):
        left = ([pair for pair in chain if not (mine[pair[0]] or theirs[pair[1]])] for chain in chains)
    else:
        return list(chains)
    return [chain for chain in left if chain]


def _shared(one: Ready, other: Ready, among: _Among) -> Iterator[Passage]:
    """Give the passages of two articles, of which `one` is earlier in order."""
    chains = _without(align(one.words, other.words), one.notice, other.notice)
    # In a story, what one outlet always prints and another prints once was taken over.
    own = _without(chains, one.standing, other.standing, both=among.story_alone)
    if not among.story_alone:
        own = _without(own, one.common, other.common)
    apart = [[piece for piece in cut(chain, one, other) if piece.quoted is quoted] for chain in own for quoted in _BOTH]
    pieces = [kept(some, one) for some in apart]
    running = sum(len(piece.pairs) for some in pieces for piece in some if not piece.quoted)
    told = _without(chains, one.public, other.public)
    size = max(len(each.public) - sum(each.public) for each in (one, other))
    alike = size > 0 and sum(map(len, told)) >= REUSE.nearly * size
    if alike or running >= REUSE.same * max(1, min(one.running, other.running)):
        # Most of one is the other's: its quotes, its short sentences and its standing text were taken over with it.
        whole = [part for chain in chains if len(chain) >= REUSE.run for part in parts(chain, one, other)]
        left = [part for part in whole if len(part) >= REUSE.piece or ends(part, one, other)]
        yield from _passages(one, other, [Piece(part, False) for part in left], among, whole=True)
        return
    if one.article.outlet == other.article.outlet:
        return  # what one newsroom repeats from article to article is standing text
    for some in pieces:
        yield from _passages(one, other, some, among)


def _passages(
    one: Ready, other: Ready, pieces: Iterable[Piece], among: _Among, *, whole: bool = False
) -> Iterator[Passage]:
    """Turn pieces into passages, turned round where the later article in order is the one that held them first.

    Where the `whole` is taken over, quotations are running text.
    """
    pieces = [piece for piece in pieces if piece.pairs]
    agency = agency_behind(one.article, other.article)
    elsewhere = agency if agency and not among.agencies.wrote(agency, one.article, other.article) else None
    running = sum(len(piece.pairs) for piece in pieces if not piece.quoted)
    size, other_size = (max(1, len(each.words.forms) if whole else each.running) for each in (one, other))
    shares = running / size, running / other_size
    direction, turned = direct(one.article, other.article, shares, among.agencies.credits(one.article, other.article))
    for piece in pieces:
        origin, copy = (
            Span(read.article.id, read.words.starts[first], read.words.ends[last])
            for read, first, last in (
                (one, piece.pairs[0][0], piece.pairs[-1][0]),
                (other, piece.pairs[0][1], piece.pairs[-1][1]),
            )[:: -1 if turned else 1]
        )
        kind: PassageKind = "quoted" if piece.quoted else "agency" if agency else "copy"
        from_outside = elsewhere if kind == "agency" else None
        yield Passage(
            id=identify("passage", origin.article, origin.start, origin.end, copy.article, copy.start, copy.end),
            story=among.story,
            kind=kind,
            origin=origin,
            copy=copy,
            direction="unclear" if from_outside else direction,
            outside=from_outside,
            words=len(piece.pairs),
        )
