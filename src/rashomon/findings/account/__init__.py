"""What happened, in cited sentences? Claims, statements, disagreements and responses of a story in, its account out.

Extractive: a sentence is copied from the article that puts a matter best, or is a frame around copied words (Mayor X
said: "..."; Accounts differ on ...). Sentences are ranked by how many independent origins assert what they hold, and
each must pass the gate: one with a name, number or quoted word that its cited places lack is dropped, not mended (the
criterion "attributable to identified sources" of Rashkin et al. 2023).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date as Day  # noqa: N812
from functools import partial
from heapq import nlargest
from itertools import chain, islice

from rashomon.findings import sentences, words
from rashomon.findings.account.gate import Gate
from rashomon.findings.agreement.claims import span as place_of
from rashomon.findings.agreement.witnesses import Witnesses
from rashomon.findings.dates import edtf
from rashomon.findings.quotes import verbatim
from rashomon.findings.reuse import origins
from rashomon.records import AccountSentence, Article, Coverage, Disagreement, Matter, Quote, Sentence, Span
from rashomon.settings import ACCOUNT, COUNTS

_GROUPED = re.compile(r"\d,\d")
"""A number in groups: a reader who checks the words of a quotation may take it for two."""
_QUOTE_MARKS = re.compile(r"[\"“”]|(?<!\w)['‘]|``")


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
    for kind, first in ((partial(_agreed, gate=gate), 2), (_statements, 1), (_main_differences, 1), (_answers, 1)):
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
        and (news - edtf.bounds(date.value.split("T")[0])[1]).days > COUNTS.past
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
    if _QUOTE_MARKS.search(text) or not text[:1].isupper() or text[-1] not in ".!":
        return False
    subject = next((token for token in tokens if token.dep in ("nsubj", "nsubjpass")), None)
    return subject is not None and subject.pos != "PRON"


def _statements(coverage: Coverage) -> Iterator[AccountSentence]:
    """Give the statements of named parties that most articles carry."""
    assert coverage.story is not None
    parties = {party.id: party for party in coverage.parties}
    quotes = {quote.id: quote for quote in coverage.quotes}
    articles = {article.id: article for article in coverage.articles}
    for statement in coverage.statements:
        witnesses = [quotes[quote] for quote in statement.quotes]
        several = len({witness.article for witness in witnesses}) > 1 or len(articles) == 1
        party = parties.get(statement.party or "")
        if party is None or not several:
            continue
        printed = _printed(
            [
                (witness.article, *place)
                for witness in witnesses
                if witness.kind != "indirect"
                for place in verbatim.ranges(witness, articles[witness.article].text)
            ],
            articles,
        )
        if printed is None:
            continue
        quoted, own = printed
        speaking = [
            Span(witness.article, *witness.speaker)
            for witness in witnesses
            if witness.speaker is not None and witness.party == statement.party
        ]
        if not speaking:
            continue
        spans = (own, *(span for span in dict.fromkeys(speaking) if span.article == own.article))
        others = {
            witness.article: place
            for witness in witnesses
            if witness.article != own.article and (place := _same_words(quoted, witness, articles)) is not None
        }
        if len(spans) == 1:
            spans = (own, speaking[0])
        spans += tuple(others[article] for article in sorted(others) if article not in {one.article for one in spans})
        yield AccountSentence(coverage.story.id, 3, f"{party.name} said: “{quoted}”", spans)


def _same_words(quoted: str, witness: Quote, articles: Mapping[str, Article]) -> Span | None:
    """Give the place where a witness has most of the words that are printed; None where it quotes another part."""
    wanted = Counter(re.findall(r"\w+", quoted.lower()))
    shares = []
    for start, end in witness.content:
        held = Counter(re.findall(r"\w+", articles[witness.article].text[start:end].lower()))
        shares.append(((wanted & held).total(), -start, Span(witness.article, start, end)))
    said = sum(share for share, _, _ in shares)
    return max(shares)[2] if said >= ACCOUNT.same_words * wanted.total() else None


def _printed(pieces: Sequence[tuple[str, int, int]], articles: dict[str, Article]) -> tuple[str, Span] | None:
    """Give the longest piece of a statement that one article prints without a break, and its place."""
    fitting = []
    for article, start, end in pieces:
        text = " ".join(articles[article].text[start:end].split()).rstrip(",;")
        if (
            ACCOUNT.readable[0] <= len(text.split()) <= ACCOUNT.quoted
            and not _QUOTE_MARKS.search(text)
            and text[:1].isupper()
            and not _GROUPED.search(text)
        ):
            fitting.append((-len(text.split()), article, start, end, text))
    if not fitting:
        return None
    _, article, start, end, text = min(fitting)
    return text, Span(article, start, end)


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
