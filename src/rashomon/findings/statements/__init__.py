"""Which quotes witness one utterance? Quotes, parties and dates of a story in, Statement records out.

Two quotes are one utterance when their wordings align over enough words that are theirs alone: a paragraph, its first
sentence, and a fragment in a reporter's clause may all witness one statement. What was said in one breath in one
article and in two in another is joined through the longer witness. Quotes of different parties are joined only by a
long wording, since a set phrase may be said by many. The method is that of text collation (CollateX) over a local
alignment; the numbers are in `settings.Statements`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.findings import sentences
from rashomon.findings.agreement import linkage
from rashomon.findings.quotes import venues, verbatim
from rashomon.findings.statements import variants
from rashomon.findings.statements.collation import Alignment, Tokens, Word, align, align_all, read_words
from rashomon.records import Article, Coverage, Date, Quote, Range, Statement, identify
from rashomon.settings import STATEMENTS

_CUT = " […] "
"""How a join shows, where a text is put together from words that do not follow one another in any witness."""


@dataclass(frozen=True, slots=True)
class _Witness:
    quote: Quote
    article: Article
    ranges: tuple[Range, ...]
    words: tuple[Word, ...]


def find(coverage: Coverage) -> tuple[Statement, ...]:
    """Give the statements of a story, each with the quotes that witness it and the places where those differ.

    Takes part: direct quotes, and the words between marks of mixed ones. A fragment of no more than
    `settings.Statements.contained_words` words is no statement by itself.
    """
    assert coverage.story is not None
    witnesses, reporting = _witnesses(coverage), _Reporting(coverage)
    found = []
    for group in _join(witnesses):
        members = [witnesses[index] for index in group]
        told = _statement(coverage.story.id, members, reporting)
        if len(told.text.split()) > STATEMENTS.contained_words:
            found.append(told)
    order = {article.id: place for place, article in enumerate(coverage.articles)}
    quotes = {quote.id: quote for quote in coverage.quotes}
    first = {
        statement.id: min((order[quotes[q].article], quotes[q].content[0]) for q in statement.quotes)
        for statement in found
    }
    return tuple(sorted(found, key=lambda statement: (-_outlets(statement, quotes), first[statement.id])))


def witnesses(coverage: Coverage) -> tuple[Quote, ...]:
    """Give the quotes of a story with the statement that each witnesses."""
    statement_of = {quote: statement.id for statement in coverage.statements for quote in statement.quotes}
    return tuple(replace(quote, statement=statement_of.get(quote.id)) for quote in coverage.quotes)


def _outlets(statement: Statement, quotes: dict[str, Quote]) -> int:
    return len({quotes[quote].article for quote in statement.quotes})


def _witnesses(coverage: Coverage) -> list[_Witness]:
    articles = {article.id: article for article in coverage.articles}
    tokens = Tokens(coverage.sentences)
    found = []
    for quote in coverage.quotes:
        ranges = verbatim.ranges(quote, articles[quote.article].text)
        words = tuple(read_words(tokens, quote.article, ranges))
        if any(word.content for word in words):
            found.append(_Witness(quote, articles[quote.article], ranges, words))
    return sorted(found, key=lambda witness: (witness.article.id, witness.quote.content))


def _join(witnesses: Sequence[_Witness]) -> list[list[int]]:
    """Give groups of indexes of witnesses to one utterance: the connected parts of the graph of matching pairs.

    Copies match what their original matches, so that only the first of them is compared; they match one another where
    it would match itself, which too few words do not.
    """
    copies = linkage.fold((*(word.unplaced for word in each.words), each.quote.party) for each in witnesses)
    first = [witnesses[fold[0]] for fold in copies]
    leader = list(range(len(copies)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = index = leader[leader[index]]
        return index

    for one, other in _candidates(first):
        if lead(one) != lead(other) and _same_utterance(first[one], first[other]):
            leader[max(lead(one), lead(other))] = min(lead(one), lead(other))
    joined = defaultdict(list)
    for index in range(len(copies)):
        joined[lead(index)].append(index)
    groups: list[list[int]] = []
    for folds in joined.values():
        together = len(folds) > 1 or _same_utterance(first[folds[0]], first[folds[0]])
        members = sorted(index for fold in folds for index in copies[fold])
        groups += [members] if together else [[index] for index in members]
    return sorted(groups)


def _candidates(witnesses: Sequence[_Witness]) -> Iterator[tuple[int, int]]:
    """Give the pairs of witnesses that share two neighbouring words, one of them a content word."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, witness in enumerate(witnesses):
        for pair in {
            (a.spelled, b.spelled)
            for a, b in zip(witness.words, witness.words[1:], strict=False)
            if a.content or b.content
        }:
            holders[pair].append(index)
    shared = Counter(
        (one, other) for indexes in holders.values() for at, one in enumerate(indexes) for other in indexes[at + 1 :]
    )
    for (one, other), times in sorted(shared.items()):
        if times > 1 or min(len(witnesses[one].words), len(witnesses[other].words)) < STATEMENTS.words:
            yield one, other


def _same_utterance(one: _Witness, other: _Witness) -> bool:
    found = align(one.words, other.words)
    if found is None or found.density < STATEMENTS.density:
        return False
    differ = one.quote.party is not None and other.quote.party is not None and one.quote.party != other.quote.party
    if differ and found.same < STATEMENTS.across_parties:
        return False
    return _contained(found, one, other) or (found.same >= STATEMENTS.words and found.content >= STATEMENTS.content)


def _contained(found: Alignment, one: _Witness, other: _Witness) -> bool:
    shorter = min(len(one.words), len(other.words))
    return (
        found.same >= max(STATEMENTS.contained_words, STATEMENTS.contained_share * shorter)
        and found.content >= STATEMENTS.contained_content
    )


def _statement(story: str, members: Sequence[_Witness], reporting: _Reporting) -> Statement:
    base = min(members, key=_fitness)
    aligned = align_all(base.words, (member.words for member in members))
    return Statement(
        id=identify("statement", story, *sorted(member.quote.id for member in members)),
        story=story,
        party=_vote(member.quote.party for member in members),
        text=_text(base, list(zip(members, aligned, strict=True))),
        said=_vote(reporting.day(member.quote) for member in members),
        venue=tuple(sorted({name for member in members for name in reporting.venues(member.quote)})),
        quotes=tuple(member.quote.id for member in members),
        variants=variants.collate(
            base.words,
            base.article,
            [
                variants.Witness(member.quote.id, member.article, member.words, found)
                for member, found in zip(members, aligned, strict=True)
            ],
        ),
    )


def _fitness(witness: _Witness) -> tuple[bool, int, int, str, str]:
    """Order by fitness as the base: a whole quote before a fragment, more words, fewer pieces, the earlier article."""
    return (
        witness.quote.kind != "direct",
        -len(witness.words),
        len(witness.ranges),
        witness.article.published or "9999",
        witness.quote.id,
    )


def _text(base: _Witness, members: Sequence[tuple[_Witness, Alignment | None]]) -> str:
    """Put together the fullest wording: the base, and what only other witnesses have before or after it."""
    before: list[str] = []
    after: list[str] = []
    covered = {word.spelled for word in base.words}
    for member, found in sorted(members, key=lambda each: _fitness(each[0])):
        if member is base or member.quote.kind != "direct":
            continue
        is_head, own = _own_part(member, found)
        content = [word.spelled for word in own if word.content]
        if len(own) < STATEMENTS.words or 2 * sum(form not in covered for form in content) < len(content):
            continue
        (before if is_head else after).append(_cut_to(member, own[0].start, own[-1].end))
        covered |= {word.spelled for word in own}
    return _CUT.join([*reversed(before), _verbatim(base), *after])


def _own_part(member: _Witness, found: Alignment | None) -> tuple[bool, Sequence[Word]]:
    """Give the words that `member` has before (True) or after (False) those that are aligned with the base."""
    if found is None or found.same < STATEMENTS.contained_words:
        return False, member.words
    at = [b for a, b in found.pairs if a is not None and b is not None]
    head, tail = member.words[: at[0]], member.words[at[-1] + 1 :]
    return (True, head) if len(head) > len(tail) else (False, tail)


def _cut_to(witness: _Witness, start: int, end: int) -> str:
    text = witness.article.text
    end += len(text[end : end + 1].strip(" \n,;:”\"’'"))  # The full stop is the speaker's.
    ranges = tuple((max(a, start), min(b, end)) for a, b in witness.ranges if a < end and b > start)
    return _verbatim(replace(witness, ranges=ranges))


def _verbatim(witness: _Witness) -> str:
    """Give the words of a witness as printed, without the comma that belongs to the reporter's sentence.

    Of the pieces that a reporter's clause quotes only the longest stands for it: between them he speaks himself.
    """
    ranges = witness.ranges
    if witness.quote.kind == "mixed":
        ranges = (max(ranges, key=lambda place: place[1] - place[0]),)
    pieces = [" ".join(witness.article.text[start:end].split()) for start, end in ranges]
    text = pieces[0]
    for piece in pieces[1:]:
        goes_on = text.endswith((".", "!", "?", "…", "—")) or piece[:1].islower()
        text = f"{text} {piece}" if goes_on else text.rstrip(",;") + _CUT + piece
    return text.rstrip(",; ")


def _vote(values: Iterable[str | None]) -> str | None:
    """Give the most frequent value, the least in order among equals; None where there is none."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


class _Reporting:
    """What the reporters' own words around the quotes of a coverage tell: when something was said, and where."""

    def __init__(self, coverage: Coverage) -> None:
        self._sentences = sentences.of_texts(coverage)
        self._dates: dict[str, list[Date]] = defaultdict(list)
        for date in coverage.dates:
            if date.field == "text" and date.value is not None and date.precision in ("day", "time"):
                self._dates[date.article].append(date)

    def day(self, quote: Quote) -> str | None:
        """Give the day on which a quote was said: a date in the reporter's part of its sentences."""
        for span in venues.frame(self._sentences[quote.article], quote):
            for date in self._dates[quote.article]:
                if span.start <= date.start and date.end <= span.end:
                    return str(date.value)[:10]
        return None

    def venues(self, quote: Quote) -> list[str]:
        """Give the names of the venues in which a quote was said."""
        return [venue.name for venue in venues.of(self._sentences[quote.article], quote)]
