"""What happened, in cited sentences? Claims, statements, disagreements and responses of a story in, its account out.

Extractive: a sentence is copied from the article that puts a matter best, or is a frame around copied words (Mayor X
said: "..."; Accounts differ on ...). Sentences are ranked by how many independent origins assert what they hold, and
each must pass the gate: one with a name, number or quoted word that its cited places lack is dropped, not mended (the
criterion "attributable to identified sources" of Rashkin et al. 2023).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Day  # noqa: N812
from functools import partial
from heapq import nlargest
from itertools import chain, islice

from rashomon.findings import sentences, words
from rashomon.findings.account import said
from rashomon.findings.account.gate import Gate
from rashomon.findings.agreement.claims import span as place_of
from rashomon.findings.agreement.witnesses import Witnesses
from rashomon.findings.dates import edtf
from rashomon.findings.reuse import origins
from rashomon.records import AccountSentence, Article, Coverage, Disagreement, Matter, Sentence, Span
from rashomon.settings import ACCOUNT, COUNTS


def find(coverage: Coverage) -> tuple[AccountSentence, ...]:
    """Give the account of a story in reading order; a reader of level 2 leaves out the sentences of level 3."""
    assert coverage.story is not None
    gate = Gate(coverage)
    told: list[AccountSentence] = []
    for sentence in _candidates(coverage, gate):
        if gate.passes(sentence) and not any(_repeats(sentence, earlier) for earlier in told):
            told.append(sentence)
    return tuple(_level(told))


def _level(told: Sequence[AccountSentence]) -> Iterator[AccountSentence]:
    """Number the levels: the first sentence is the line, the next few with it are the paragraph."""
    for index, sentence in enumerate(told[: ACCOUNT.full]):
        yield replace(sentence, level=1 if index == 0 else 2 if index < ACCOUNT.paragraph else 3)


def _repeats(sentence: AccountSentence, earlier: AccountSentence) -> bool:
    """Say whether most content words of a sentence, or its very place, were told before."""
    own, known = _content(sentence.text), _content(earlier.text)
    if len(own & known) > ACCOUNT.overlap * min(len(own), len(known)):
        return True
    return sentence.spans[0] == earlier.spans[0]


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"[\w’']+", text.lower()) if len(word) > 3}


def _candidates(coverage: Coverage, gate: Gate) -> Iterator[AccountSentence]:
    """Give sentences in the order in which an editor would want them; the gate and the repeats are for later.

    The paragraph: what happened, what was said of it, on what accounts differ, and who has not answered.
    """
    rest: list[Iterator[AccountSentence]] = []
    for kind, first in ((partial(_agreed, gate=gate), 2), (said.statements, 1), (_main_differences, 1), (_answers, 1)):
        found = kind(coverage)
        yield from islice(found, first)
        rest.append(found)
    yield from chain(*rest, _differences(coverage))


def _agreed(coverage: Coverage, gate: Gate) -> Iterator[AccountSentence]:
    """Give sentences of articles: each the one that tells most of what most origins assert and was not told before."""
    articles = {article.id: article for article in coverage.articles}
    overtaken = _overtaken(coverage)
    witnesses, origin_of = Witnesses(coverage), origins.of(coverage)
    matters_at: dict[tuple[str, int], list[Matter]] = defaultdict(list)
    for matter in coverage.matters:
        for one in matter.propositions:
            matters_at[one.article, one.sentence[0]].append(matter)
    waiting = []
    for sentence in coverage.sentences:
        matters = matters_at[sentence.article, sentence.start] if sentence.field == "text" else []
        if len(coverage.articles) > 1:
            matters = [one for one in matters if len({each.article for each in one.propositions}) > 1]
        old = any(one.article == sentence.article and sentence.start <= one.start < sentence.end for one in overtaken)
        if matters and not old and _stands_alone(sentence, articles[sentence.article]):
            waiting.append((sentence, matters))
    told: set[str] = set()
    headlines = Counter(word for article in coverage.articles for word in _content(article.headline or ""))
    while waiting:
        weigh = _gain if told else partial(_lead, headlines)
        first = nlargest(
            ACCOUNT.weighed,
            ((weigh(coverage, one, matters, told), one.article, -one.start, one, matters) for one, matters in waiting),
            key=lambda row: row[:3],
        )
        _, best, matters, spans = max(
            (
                (weight * (1 + len({origin_of(place) for place in spans})), one, matters, spans)
                for weight, _, _, one, matters in first
                for spans in (_citations(one, matters, witnesses, gate),)
            ),
            key=lambda row: row[0],
        )
        if all(matter.id in told for matter in matters):
            return
        waiting.remove((best, matters))
        told |= {matter.id for matter in matters}
        yield _told(coverage, articles, best, spans)


def _overtaken(coverage: Coverage) -> set[Span]:
    """Give the places of values on which accounts differ, save those of the newest: it may be told, with its rivals."""
    found: set[Span] = set()
    for disagreement in coverage.disagreements:
        newest = max((position.as_of or "" for position in disagreement.positions), default="")
        for position in disagreement.positions:
            if position.as_of != newest or disagreement.cause == "conflict":
                found |= set(position.spans)
    return found


def _gain(coverage: Coverage, sentence: Sentence, matters: Sequence[Matter], told: set[str]) -> float:
    """Weigh what a sentence adds: the origins behind its untold matters, for its length, and where it stands."""
    fresh = sum(_origins(coverage, matter) for matter in matters if matter.id not in told)
    early = 1 + ACCOUNT.early / (1 + sentence.paragraph)
    if _is_background(coverage, sentence):
        early *= ACCOUNT.background
    return early * fresh / (ACCOUNT.readable[1] + len(sentence.tokens))


def _lead(
    headlines: Counter[str], coverage: Coverage, sentence: Sentence, matters: Sequence[Matter], told: set[str]
) -> float:
    """Weigh a sentence as the one that says what happened: it opens an article, and has the words of the headlines."""
    shared = sum(headlines[word] for word in _content(" ".join(token.text for token in sentence.tokens)))
    opens = sentence.paragraph <= ACCOUNT.opening
    return (1 + shared) * _gain(coverage, sentence, matters, told) * (1 if opens else ACCOUNT.background)


def _is_background(coverage: Coverage, sentence: Sentence) -> bool:
    """Say whether a sentence tells of a time long before the news."""
    if coverage.story is None or coverage.story.first is None:
        return False
    news = Day.fromisoformat(coverage.story.first[:10])
    return any(
        date.article == sentence.article
        and sentence.start <= date.start < sentence.end
        and date.field == "text"
        and date.value is not None
        and (news - edtf.bounds(date.value)[1]).days > COUNTS.past
        for date in coverage.dates
    )


def _origins(coverage: Coverage, matter: Matter) -> int:
    return len({coverage.origin_of.get(one.article, one.article) for one in matter.propositions})


def _citations(sentence: Sentence, shared: Sequence[Matter], witnesses: Witnesses, gate: Gate) -> tuple[Span, ...]:
    """Give the place of a sentence, and in each other article the first place that asserts what it does."""
    own = Span(sentence.article, sentence.start, sentence.end)
    place = (sentence.start, sentence.end)
    first: dict[str, Span] = {}
    for matter in shared:
        claimed = [one for one in matter.propositions if one.article == own.article and one.sentence == place]
        for other in sorted(matter.propositions, key=place_of):
            if other.article == own.article or not gate.names(own, other.article):
                continue
            if any(witnesses.bears_out(one, place, other) for one in claimed):
                first[other.article] = min(place_of(other), first.get(other.article, place_of(other)))
    return (own, *(first[article] for article in sorted(first)))


def _told(
    coverage: Coverage, articles: dict[str, Article], sentence: Sentence, spans: tuple[Span, ...]
) -> AccountSentence:
    """Give a sentence of an article as one of the account."""
    assert coverage.story is not None
    article = articles[sentence.article]
    text = " ".join(article.text[sentence.start : sentence.end].split())
    return AccountSentence(coverage.story.id, 3, text, spans)


def _stands_alone(sentence: Sentence, article: Article) -> bool:
    """Say whether a sentence can be read by itself: no leaning word, no quotation, neither curt nor long."""
    tokens = sentence.tokens
    least, most = ACCOUNT.readable
    if not least <= len(tokens) <= most or tokens[0].text.lower() in words.load("leaning"):
        return False
    text = article.text[sentence.start : sentence.end]
    if said.QUOTE_MARKS.search(text) or not text[:1].isupper() or text[-1] not in ".!":
        return False
    subject = next((token for token in tokens if token.dep in ("nsubj", "nsubjpass")), None)
    return subject is not None and subject.pos != "PRON"


def _differences(coverage: Coverage) -> Iterator[AccountSentence]:
    """Say on what accounts differ, each value with the outlets that give it, or their number."""
    assert coverage.story is not None
    outlet = {article.id: article.outlet for article in coverage.articles}
    shown = [one for one in coverage.disagreements if one.kind in ("number", "date", "time", "place")]
    for disagreement in shown[: ACCOUNT.differences]:
        text, counts = f"Accounts differ on {disagreement.about}:", []
        for position in disagreement.positions:
            outlets = sorted({outlet[span.article] for span in position.spans})
            text += f" {position.value} ("
            if len(outlets) > ACCOUNT.named:
                counts.append((len(text), len(text) + len(str(len(outlets)))))
                text += f"{len(outlets)} outlets);"
            else:
                text += f"{', '.join(outlets)});"
        yield AccountSentence(coverage.story.id, 3, text.rstrip(";") + ".", _all_spans(disagreement), tuple(counts))


def _main_differences(coverage: Coverage) -> Iterator[AccountSentence]:
    """Give the differences that enough articles bear out to be told in short."""
    for sentence in _differences(coverage):
        if len({span.article for span in sentence.spans}) >= ACCOUNT.borne_out:
            yield sentence


def _all_spans(disagreement: Disagreement) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for position in disagreement.positions for span in position.spans))


def _answers(coverage: Coverage) -> Iterator[AccountSentence]:
    """Say who did not answer, in the words of one article."""
    assert coverage.story is not None
    articles = {article.id: article for article in coverage.articles}
    for response in coverage.responses:
        if response.kind not in ("no-response", "declined", "unreachable") or response.field != "text":
            continue
        sentence = sentences.at(coverage, Span(response.article, response.start, response.end))
        if sentence is not None and _stands_alone(sentence, articles[sentence.article]):
            yield _told(coverage, articles, sentence, (Span(sentence.article, sentence.start, sentence.end),))
