"""What is found in one article: its parse, who is mentioned, what is quoted, dated, counted, credited, answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records.articles import Field, Range

MentionForm = Literal["name", "nominal", "pronoun"]
PartyKind = Literal["person", "organization", "group", "place"]
QuoteKind = Literal["direct", "mixed", "indirect"]
DateAnchor = Literal["published", "dateline", "previous", "explicit"]
Precision = Literal[
    "time", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "interval"
]
ResponseKind = Literal[
    "no-response",
    "declined",
    "unreachable",
    "not-asked",
    "commitment",
    "demand",
    "denial",
    "apology",
    "confirmation",
]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a sentence. `head` is the index, in the sentence, of its syntactic head (itself at the root).

    `pos` is the Universal part of speech, `tag` the Penn Treebank one, `dep` the ClearNLP relation, `label` the
    OntoNotes entity label or "", and `opens` says whether an entity begins here.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    label: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its parse. `paragraph` counts from 0 in its field; a headline is paragraph 0 of `headline`."""

    article: str
    start: int
    end: int
    field: Field
    paragraph: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where somebody or something is named, described or meant, before parties are told apart.

    `head` is the lemma or surname that carries the mention; `number` and `gender` are what the form shows.
    """

    article: str
    start: int
    end: int
    form: MentionForm
    kind: PartyKind | None
    head: str
    field: Field = "text"
    number: Literal["singular", "plural", "unknown"] = "unknown"
    gender: Literal["female", "male", "neuter", "unknown"] = "unknown"


@dataclass(frozen=True, slots=True)
class Quote:
    """One reported utterance in one article (PARC 3.0, PolNeAR): content, cue and speaker.

    `content` lies inside the quotation marks of a `direct` quote; `set_off` marks a block quote, embedded post or
    transcript that stands without marks. A paraphrase is `indirect` and never printed as a quote.
    """

    id: str
    article: str
    kind: QuoteKind
    content: tuple[Range, ...]
    cue: Range | None = None
    speaker: Range | None = None
    set_off: bool = False
    party: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """An expression of time (TIMEX3) and the EDTF value it resolves to; null when found but not resolved."""

    article: str
    start: int
    end: int
    text: str
    value: str | None
    anchor: DateAnchor | None
    precision: Precision | None
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: `low` and `high` are equal unless the words leave a range open.

    `unit` is a normal form ("person", "EUR", "percent", "km"), `noun` the lemma of what is counted,
    `bound` how the words limit it ("at least" is `least`). `event` is what happened to what is counted ("die" for
    "7 dead" and "killed seven", "" where nothing is said); `of` are the lemmas and names that pin it down ("the two
    American soldiers killed in Kunduz": american, Kunduz).
    """

    article: str
    start: int
    end: int
    text: str
    low: float
    high: float
    unit: str
    noun: str
    bound: Literal["exact", "about", "least", "most"]
    field: Field = "text"
    event: str = ""
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposition:
    """One assertion of a sentence: the words that hang on one verb. `[start, end)` spans `tokens`, which are in order.

    `sentence` is the range of the whole sentence; `depth` counts the clauses that this one is part of; `subject` heads
    the subject, also where a conjoined clause shares it with the one before; `modifies` is the noun that a relative
    clause tells of ("the raid in which three died").
    """

    article: str
    start: int
    end: int
    field: Field
    sentence: Range
    verb: Token
    tokens: tuple[Token, ...]
    subject: Token | None
    modifies: Token | None
    negated: bool
    depth: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Information credited to another newsroom, agency or platform: "as CNN reported"."""

    article: str
    start: int
    end: int
    to: str
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Response:
    """How a party answered, or that it did not. `due` is an EDTF date by which something is promised or demanded."""

    story: str | None
    party: str | None
    kind: ResponseKind
    due: str | None
    article: str
    start: int
    end: int
    field: Field = "text"
