"""What happened, in cited sentences? Claims, statements, disagreements and responses of a story in, its account out.

Extractive: a sentence is copied from the article that puts a matter best, or is a frame around copied words (Mayor X
said: "..."; Accounts differ on ...). Sentences are ranked by how many independent origins assert what they hold, and
each must pass the gate: one with a name, number or quoted word that its cited places lack is dropped, not mended (the
criterion "attributable to identified sources" of Rashkin et al. 2023).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice

from rashomon.findings import sentences
from rashomon.findings.account import said
from rashomon.findings.account.gate import Gate
from rashomon.findings.account.happened import agreed, as_told, content, stands_alone
from rashomon.records import AccountSentence, Coverage, Disagreement, Span
from rashomon.settings import ACCOUNT


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
    own, known = content(sentence.text), content(earlier.text)
    if len(own & known) > ACCOUNT.overlap * min(len(own), len(known)):
        return True
    return sentence.spans[0] == earlier.spans[0]


def _candidates(coverage: Coverage, gate: Gate) -> Iterator[AccountSentence]:
    """Give sentences in the order in which an editor would want them; the gate and the repeats are for later.

    The paragraph: what happened, what was said of it, on what accounts differ, and who has not answered.
    """
    rest: list[Iterator[AccountSentence]] = []
    for kind, first in ((partial(agreed, gate=gate), 2), (said.statements, 1), (_main_differences, 1), (_answers, 1)):
        found = kind(coverage)
        yield from islice(found, first)
        rest.append(found)
    yield from chain(*rest, _differences(coverage))


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
    sentence_at = sentences.holding(coverage)
    for response in coverage.responses:
        if response.kind not in ("no-response", "declined", "unreachable") or response.field != "text":
            continue
        sentence = sentence_at(Span(response.article, response.start, response.end))
        if sentence is not None and stands_alone(sentence, articles[sentence.article]):
            yield as_told(coverage, articles, sentence, (Span(sentence.article, sentence.start, sentence.end),))
