"""The vocabulary: every record that crosses a stage, and nothing else.

One record is one table, one JSON list and one CSV. Records are frozen and have no behaviour; `read` gives the words
behind a span. Positions are Unicode code points of `article.text`, half open: ``[start, end)``.
Times are ISO 8601 with a zone; imprecise dates are EDTF strings (ISO 8601-2), such as ``2022-11-21/2022-11-27``.
Ids are short content hashes (`identify`), so that a re-run gives the same ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Field = Literal["text", "headline"]
Range = tuple[int, int]
"""A place in the text of a known article: ``(start, end)``."""

PublishedBasis = Literal["stated", "outlet-zone", "date-only", "doubtful"]
Dating = Literal["stated", "missing", "doubtful"]
PartKind = Literal["names", "places", "terms", "quotes", "passages", "time"]
Verb = Literal["merge", "split", "move", "rename"]
PassageKind = Literal["copy", "agency", "quoted"]
Direction = Literal["known", "unclear"]
PartyKind = Literal["person", "organization", "group", "place"]
MentionForm = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "mixed", "indirect"]
VariantKind = Literal[
    "spelling",
    "number-style",
    "punctuation",
    "case",
    "transcription",
    "bracketed",
    "truncated",
    "elided",
    "word-added",
    "word-changed",
    "person-changed",
    "merged",
    "split",
    "translated",
]
DateAnchor = Literal["published", "dateline", "previous", "explicit"]
Precision = Literal[
    "time", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "interval"
]
Agreement = Literal["agreed", "single", "contradicted"]
DisagreementKind = Literal["number", "date", "time", "name", "place", "venue", "attribution", "polarity", "wording"]
Cause = Literal["update", "rounding", "scope", "localisation", "conflict", "unclear"]
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


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in an article: `[start, end)` in code points of its text, or of its headline."""

    article: str
    start: int
    end: int
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Article:
    """One published text, one version. `text` is the input's, character for character.

    `version_of` is the version before this one. `addresses` are the further addresses at which the same text stands,
    and `set_off` the places in `text` of block quotes and embedded posts, where the input marks them.
    """

    id: str
    outlet: str
    text: str
    headline: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    modified: str | None = None
    version_of: str | None = None
    language: str = "en"
    agency: str | None = None
    story: str | None = None
    addresses: tuple[str, ...] = ()
    set_off: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A place where two versions of a text differ: `[start, end)` of the version before, and of the one after."""

    before: Range
    after: Range


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed between two versions of an article. `headline_before` is null where the headline is the same."""

    article: str
    version_of: str
    headline_before: str | None
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: one name that the register of outlets knows. What is not certain is null, and folds nothing.

    `newsroom` is who writes where outlets share their writers, `owner` who owns it; `zone` is a name of the IANA
    database. `domains` are its web addresses and `aliases` its other names.
    """

    name: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    newsroom: str | None = None
    owner: str | None = None
    country: str | None = None
    zone: str | None = None
    agency: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """What a server said of an address when it was last read, so that it is asked only for what changed since.

    `status` is the HTTP status, 304 where nothing had changed; `at` the time of the visit. `followed` is false where it
    lists addresses that were not fetched: a later run that follows them must see the list again.
    """

    url: str
    status: int
    at: str
    etag: str | None = None
    last_modified: str | None = None
    followed: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event. `origins` counts independent newsrooms, `follows` names the story it develops.

    On a desk `origins` is 0 from the time that articles came or went until `rashomon find` has gone over the story.

    `places` and `parties` name those that its coverage speaks of most, the first most; they are known once parties are.
    """

    id: str
    headline: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    outlets: int
    owners: int
    origins: int
    follows: str | None = None
    merged_into: str | None = None
    places: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What grouping keeps of an article, so that its text is read once and never again.

    `headline` is the article's, or its opening words. `day` is the day it is grouped by, null where it has none that
    can be believed, and `dating` says why: `missing`, or `doubtful` where its text or its site contradicts it. `told`
    are the days that its opening tells of. `terms` stand with their `weights`, heaviest first; a capital marks a name,
    an @ a name that is a place, a quotation mark a quoted string and a paragraph sign a sentence (both hashed).
    `fingerprint` is the same for exact copies. `headed` is false where `headline` stands in for one that is
    missing; `kept` marks a story that the input gave.
    """

    article: str
    story: str
    outlet: str
    headline: str
    published: str | None
    day: str | None
    dating: Dating
    told: tuple[str, ...]
    fingerprint: str
    terms: tuple[str, ...]
    weights: tuple[float, ...]
    headed: bool = True
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of `articles` articles each term stands: what is known so far, or what a batch adds to it."""

    articles: int = 0
    holding: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the likeness of two articles, and what it rests on: the heaviest names, terms ... that they share.

    The part `time` is what the days between them cost: 0 or less.
    """

    kind: PartKind
    weight: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """How like an article is to another, and why. `weight` is the sum of the weights of `parts`.

    Of every article two are kept: the nearest in its story, and the nearest outside it, which is the candidate that
    was kept apart.
    """

    article: str
    other: str
    together: bool
    weight: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user said of stories: it overrules grouping, now and at every later run.

    `merge`: `stories` are one, under the id of the first. `split`: `articles` are no part of the first of `stories` and
    make the second. `move`: `articles` are no part of the first of `stories` and belong to the second. `rename`: the
    first of `stories` is called `name`. `members` are the articles that each of `stories` had when this was said.
    """

    id: str
    at: str
    verb: Verb
    stories: tuple[str, ...]
    articles: tuple[str, ...] = ()
    members: tuple[tuple[str, ...], ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """An article left one story for another; never without a line here. `decision` is the user's word behind it."""

    article: str
    left: str
    joined: str
    why: str
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What a desk hands over before a batch is grouped: `stories.periods` says which profiles can still matter.

    `profiles` hold every article of each of `stories`; `decisions` are those that were not withdrawn, in their order.
    """

    profiles: tuple[Profile, ...] = ()
    stories: tuple[Story, ...] = ()
    frequencies: Frequencies = Frequencies()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouped:
    """What grouping a batch gives: what is new or changed, for the desk to write over what it has.

    `profiles` are those of the batch and of articles that moved; `stories` those made, changed or merged into another;
    `learned` is to be added to the frequencies that are kept.
    """

    profiles: tuple[Profile, ...] = ()
    stories: tuple[Story, ...] = ()
    moves: tuple[Move, ...] = ()
    links: tuple[Link, ...] = ()
    learned: Frequencies = Frequencies()


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
class PartyMention:
    """A mention that was given to a party."""

    article: str
    start: int
    end: int
    form: MentionForm
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Party:
    """A person, organisation, group or place that the coverage of a story speaks of."""

    id: str
    story: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...]
    mentions: tuple[PartyMention, ...]


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
class Reading:
    """The wording that some witnesses have at a place where readings differ; empty where they leave it out.

    `spans` are the places of the differing words, one a quote, where the wording changed; those around the gap where
    words are left out. Empty where the whole quote is the place.
    """

    text: str
    quotes: tuple[str, ...]
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A place where the witnesses of a statement differ. `substance` is true where the meaning may turn."""

    kind: VariantKind
    substance: bool
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance with every quote that witnesses it. `said` is an EDTF date, `venue` where it was said."""

    id: str
    story: str
    party: str | None
    text: str
    said: str | None
    venue: tuple[str, ...]
    quotes: tuple[str, ...]
    variants: tuple[Variant, ...]


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
class Matter:
    """Propositions of several articles that speak of one matter, whatever each says of it; the clearest first.

    `nearest` is the greatest likeness, 0 to 1, to an assertion of an article that is not among them.
    """

    id: str
    propositions: tuple[Proposition, ...]
    nearest: float


@dataclass(frozen=True, slots=True)
class Sample:
    """The sampled word runs by which articles that share text with this one are found.

    `hashes` are those of five words in a row, in the order of the text. An article that is nearly another's text,
    `like`, keeps only those that the other has not: a thousand copies are kept once. `day` is the local date.
    """

    article: str
    outlet: str
    day: str | None
    runs: int
    hashes: tuple[int, ...]
    like: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that share sampled runs, and how many: to be aligned. `article` came after `other`."""

    article: str
    other: str
    runs: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Runs that an outlet repeats over unrelated articles: its notices, bios, recipes and standing background.

    `outlet` is null for those that several outlets repeat between them.
    """

    outlet: str | None
    hashes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What a batch of articles shares with what is held: samples to keep, pairs to align, standing text learned."""

    samples: tuple[Sample, ...] = ()
    pairs: tuple[Pair, ...] = ()
    standing: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text that two articles share. `story` is null where they are in different stories.

    `outside` names an agency whose text is not in the corpus. `origin` is null where no article here held it before.
    """

    id: str
    story: str | None
    kind: PassageKind
    origin: Span | None
    copy: Span
    direction: Direction
    outside: str | None
    words: int


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened at one time, and the places that say so."""

    story: str
    value: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is asserted, in the words of one of its places, and how many origins assert it."""

    id: str
    story: str
    text: str
    agreement: Agreement
    origins: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a disagreement: its value, when it was last given, and who gives it."""

    value: str
    as_of: str | None
    origins: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Comparable assertions that differ."""

    id: str
    story: str
    kind: DisagreementKind
    about: str
    cause: Cause
    positions: tuple[Position, ...]


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


@dataclass(frozen=True, slots=True)
class AccountSentence:
    """One sentence of the cited account. Level 1 is the one-line account, 2 the paragraph, 3 the full one."""

    story: str
    level: int
    text: str
    spans: tuple[Span, ...]
    counts: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """What was skipped, where, and why. Nothing is dropped silently."""

    stage: str
    input: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Articles of one story (or one article alone) with everything found in them so far.

    Every table but `story` is filled by one reader or finding; a finding takes a coverage and gives one table.
    `origin_of` maps an article id to the origin (an independent newsroom) that it is folded into.
    """

    articles: tuple[Article, ...]
    story: Story | None = None
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[Date, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    credits: tuple[Credit, ...] = ()
    responses: tuple[Response, ...] = ()
    passages: tuple[Passage, ...] = ()
    origin_of: Mapping[str, str] = field(default_factory=dict)
    outlets: tuple[Outlet, ...] = ()
    standing: tuple[Standing, ...] = ()
    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    matters: tuple[Matter, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    account: tuple[AccountSentence, ...] = ()
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """Everything one build gives: the lists of ``rashomon build --json``, in the order they are printed."""

    articles: tuple[Article, ...] = ()
    stories: tuple[Story, ...] = ()
    passages: tuple[Passage, ...] = ()
    parties: tuple[Party, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[Date, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    credits: tuple[Credit, ...] = ()
    responses: tuple[Response, ...] = ()
    account: tuple[AccountSentence, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    revisions: tuple[Revision, ...] = ()
    links: tuple[Link, ...] = ()
    rejections: tuple[Rejection, ...] = ()


def identify(*parts: object) -> str:
    """Give a short id (12 hexadecimal digits of BLAKE2b) that depends on nothing but `parts`.

    >>> identify("a", 1) == identify("a", 1) != identify("a", 2)
    True
    """
    return hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def read(article: Article, start: int, end: int, field: Field = "text") -> str:
    """Give the words of `article` at ``[start, end)``.

    >>> read(Article(id="a", outlet="Courier", text="The pier is closed."), 4, 8)
    'pier'
    """
    return ((article.headline or "") if field == "headline" else article.text)[start:end]
