"""Every number that a stage depends on, beside what it was measured on: one frozen dataclass per stage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Engine:
    """How work is spread over this machine."""

    serial_below: int = 12
    """Fewer items than this run in the calling process: starting a worker costs about 2 s, an article about 0.1 s."""
    bundle: int = 64
    """Articles whose findings are held at once, whole stories: a parsed one takes about 1 MB, every worker needs some
    to do, and what is found is kept after each bundle."""


ENGINE = Engine()


@dataclass(frozen=True, slots=True)
class Statements:
    """When two quotes are one utterance. Read off 255 pairs of quoted strings, joined by hand."""

    density: float = 0.7
    """Share of the aligned stretch whose words are the same, in the longer of its two sides."""
    words: int = 6
    """Same words that a partial overlap needs; a set phrase ("the wrong side of history") has fewer."""
    content: int = 4
    """Content words among them."""
    contained_words: int = 3
    """Same words that a short quote needs when it stands in the other as a whole."""
    contained_content: int = 2
    contained_share: float = 0.8
    """Share of the shorter quote that must stand in the longer one to count as contained."""
    left_out: int = 4
    """Words whose loss is worth a variant: fewer are mostly the beginning that a reporter's clause took over."""
    replaced: int = 5
    """Words in place of others that can still be a variant of them."""
    across_parties: int = 10
    """Same words that are needed where the two quotes are given to different parties."""


STATEMENTS = Statements()


@dataclass(frozen=True, slots=True)
class Articles:
    """What is still an article, and how much of a file is held at once."""

    largest_file: int = 16 * 2**20
    """Bytes of a file that holds one article. Pages of large outlets, styles and scripts and all, are below 5 MB."""
    largest_json: int = 256 * 2**20
    """Bytes of a file that is one JSON value: it is held in memory. JSON Lines are read line by line, without limit."""
    longest_line: int = 64 * 2**20
    """Bytes of a line of JSON Lines. A longer one is passed over without being held."""
    longest_cell: int = 2**20
    """Characters of a cell of a table: a longer one is a quotation mark that was never closed."""
    unpaired_rows: int = 100
    """Rows of a table whose quotation marks do not pair, and after which the rest of it is given up."""
    longest_batch: int = 64
    """Rows of a Parquet file that are held at once: of the longest text that is read, 64 are 16 MB."""
    expanded_times: int = 250
    """Bytes that may come out of a packed file, to each of its own. News text packs 3 to 6 times, one article over and
    over 165 times with gzip (2,765 with xz, which is refused beyond `expanded_freely`), a bomb of gzip 1,028 times."""
    expanded_freely: int = 64 * 2**20
    """Bytes that may come out of any packed file, however small."""
    largest_expanded: int = 256 * 2**30
    """Bytes that may come out of any packed file, however large: a year of one country's news."""
    longest_text: int = 250_000
    """Code points. The longest of 2,270 real articles has 52,867; spaCy refuses 1,000,000."""
    headline_words: int = 25
    """Words of a first line that may be a headline. Of 1,076 real headlines 99 % have 20 or fewer, the longest 30."""
    question_words: int = 12
    """Words of a first line that ends in a question mark and may still be a headline: the longest real one has 11."""
    page_letters: int = 120
    """With fewer letters of running text, about 25 words, a page that does not call itself an article holds none."""
    language_sample: int = 800
    """Code points of text that the language is told from. Of 2,211 English articles all are told as such with 2,000,
    800 or 400; they cost .76, .32 and .17 ms each."""
    language_letters: int = 40
    """Letters that are needed to tell a language at all."""
    language_score: float = 0.6
    """Of 2,273 English articles one scored below, .47: a page of links."""


ARTICLES = Articles()


@dataclass(frozen=True, slots=True)
class Doubt:
    """When an article contradicts its own date."""

    days: int = 5
    """Days that may lie between the publication and a day that the article has elsewhere. Of 597 days in addresses two
    are farther off than one day, 3 and 129, and the farther one is wrong; of 46 datelines none is."""
    opening: int = 1600
    """Code points in which what happened is looked for: what was added to a page since stands lower."""


DOUBT = Doubt()


@dataclass(frozen=True, slots=True)
class Fetching:
    """How addresses are fetched: what a guest may ask of a host, and what a host may ask of us."""

    delay: float = 1.0
    """Seconds between two questions to one host, where its robots.txt does not ask for more."""
    longest_delay: float = 10.0
    """Seconds of a Crawl-delay that are kept: with a minute for each page, a feed of 30 would take half an hour."""
    connect: float = 10.0
    """Seconds in which a host must take a connection. A first packet that is lost is sent again after 1, 3 and 7."""
    silence: float = 20.0
    """Seconds without a byte after which a host is held not to answer."""
    whole: float = 60.0
    """Seconds in which an answer must be complete: `largest` then needs a megabyte a second."""
    largest: int = 64 * 2**20
    """Bytes of an answer, unpacked. The protocol of sitemaps allows 50 MB; a page is refused at `largest_file`."""
    robots: int = 500 * 2**10
    """Bytes of a robots.txt that are read: the least that RFC 9309 asks for."""
    redirects: int = 10
    """Redirects to one address. RFC 9309 asks for 5 or more; browsers stop at 20."""
    failures: int = 3
    """Failures in a row after which a host is left alone: each may cost the whole of `whole`."""
    links: int = 2000
    """Addresses that one run follows: half an hour where all are on one host."""
    depth: int = 3
    """Steps from what the user gave: from a list of feeds to a feed to a page are two."""


FETCHING = Fetching()


@dataclass(frozen=True, slots=True)
class Feeds:
    """Feeds, lists of feeds, sitemaps, news items in XML, and newsletters: they are held in memory."""

    largest: int = 50 * 2**20
    """Bytes of one file: the most that sitemaps.org allows a sitemap. The mails of most servers are below 25 MB."""
    deepest: int = 256
    """Elements of XML in one another: the limit of libxml2 too, and 3 million open tags take a parser 1.5 GB."""
    mended: int = 2 * 2**20
    """Characters of a broken feed that is read beyond its break, at 1.4 to 5 s a MB; of a longer one none is."""
    listed: int = 50_000
    """Addresses that one file may list: the most that sitemaps.org allows a sitemap."""


FEEDS = Feeds()


@dataclass(frozen=True, slots=True)
class Body:
    """When the article on a page is plain at once. Measured on invented pages (`evaluate.extraction`)."""

    plain_share: float = 0.75
    """Share of the page's prose that elements of one kind hold. What they leave out is related stories and comments."""
    plain_letters: int = 500
    """Code points of prose in them."""
    plain_paragraphs: int = 3
    nearly_all: float = 0.9
    """Share of the prose in the element that trafilatura sees; what it costs grows with the tree."""
    card: int = 500
    """Code points of a card or box, at most: a heading that leads elsewhere, or an invitation, with a line or two."""
    pitch: int = 150
    """Code points from which a paragraph beside an invitation is the article's."""
    furniture_share: float = 0.75
    """An element with more of the page's letters than this is no furniture, whatever its class: on the page of a
    teaser, related stories hold half of them and more."""
    spread_share: float = 0.4
    """So are elements of one class that hold more than this together: some pages call every paragraph `paywall`."""


BODY = Body()


@dataclass(frozen=True, slots=True)
class Matters:
    """When assertions of two articles speak of one matter. Read off pairs of the stories read by hand."""

    meaning: float = 0.6
    """Weight of the embedding in the likeness; the rest is shared words."""
    near: float = 0.6
    near_on_average: float = 0.55
    content: int = 3
    """Content words that a proposition needs."""
    spoken: float = 0.6
    """Share between quotation marks above which a proposition is a statement's."""
    readable: int = 16
    """Words of a clause that reads well alone."""


MATTERS = Matters()


@dataclass(frozen=True, slots=True)
class Claims:
    """Which assertions are worth a line of their own."""

    alone: float = 0.5
    """A claim is one outlet's only where no other article has an assertion as near as this: between this and
    `Matters.near` it cannot be told whether the other says it too."""
    readable: tuple[int, int] = (5, 45)
    """Least and most words of a clause that is printed as it stands; else its sentence is."""


CLAIMS = Claims()


@dataclass(frozen=True, slots=True)
class Stories:
    """When articles are on one event. One setting for every collection, chosen on `basil_dev`, `giveme5w1h_dev`,
    `allsides_dev` and the three in one, precision before recall."""

    threshold: float = 0.137
    """Average likeness that joins two groups. At .15 precision on the three in one rises from .975 to .983 and F1 on
    `giveme5w1h_dev` falls from .965 to .959; at .12 `basil_dev` has a false merge."""
    somewhat: float = 0.6
    """Share of the threshold that more than half of the pairs of two groups must reach for them to be joined. Without
    it a round-up glues two lone articles together; on the collections it costs nothing."""
    terms: int = 160
    """Terms of an article that are kept: the heaviest by the prior, as that does not change. At 128, precision on
    `allsides_dev` falls by .002."""
    compared: int = 100
    """Those that are compared: the heaviest by what is known now. With 64, F1 on the three in one falls by .004; with
    all 160, precision falls by .006."""
    drift: float = 0.002
    """Share by which what is known of rarity may have grown before a vector is weighed anew. Where vectors kept the
    weights that they came with, one by one and in one go agreed to .98 on `giveme5w1h_dev`, now to 1."""
    settled_drift: float = 0.05
    """The same before an open story is grouped anew though no new article touches it."""
    leading: int = 32
    """Heaviest terms that lead from one article to others. With 24, F1 on `giveme5w1h_dev` falls by .006."""
    shared_terms: int = 2
    """Leading terms that two articles must share to be compared. With 3, F1 on the three in one falls by .004."""
    few_terms: int = 12
    """With fewer leading terms than this, a headline alone, one is enough."""
    crowd: int = 256
    """Articles that share a leading term above which it leads nowhere."""
    opening: int = 120
    """Words at the beginning of a text that count twice. Without it precision on `allsides_dev` falls by .008."""
    headline_weight: int = 3
    """How often a word of the headline counts. At 1, F1 on `giveme5w1h_dev` falls by .013."""
    name_weight: float = 1.2
    """What a name weighs against another term. At 1.5, articles with the same cast are joined: precision on the three
    in one falls by .013."""
    least: float = 30.0
    """Length in nats under which a text is held to tell too little. Articles of 21 words and more have 35 to 130,
    headlines alone 19 to 30, an error page 5 to 15."""
    prior_articles: int = 500
    """How many articles the prior on rarity weighs. At 2000, precision on `allsides_dev` falls by .029; at 200, F1 on
    `giveme5w1h_dev` by .018."""
    prior_general: float = 0.1
    """Share of articles taken to hold a word of `general_words.txt`, or a number of one or two digits."""
    prior_subject: float = 0.02
    """The same for `subject_words.txt`, `name_words.txt` and years."""
    prior_other: float = 0.006
    """The same for any other word."""
    nameless: float = 0.12
    """What terms count for at most where two articles that have names share none: less than the threshold. The
    collections do not need it; without it ten weather reports of ten towns are one story."""
    terms_by_names: float = 2.0
    """How much more terms may count for than the names that are shared."""
    has_names: float = 0.15
    """Share of a vector's square that names make up in an article that has names."""
    wording: float = 0.02
    """What a quoted string or a sentence that both hold adds. Without it F1 on `allsides_dev` falls by .001."""
    wordings_counted: int = 3
    """Strings and sentences, each, that are counted at most."""
    same_headline: float = 0.06
    """What one and the same headline adds: outlets print an agency's as it comes, over a text that may be cut off."""
    headline_tells: int = 5
    """Words that such a headline needs."""
    wordings: int = 8
    """Quoted strings and sentences, each, that are kept of an article: the longest."""
    quote_words: int = 4
    """Words that a quoted string needs."""
    passage_length: int = 50
    """Code points that a sentence needs, about eight words."""
    day_cost: float = 0.04
    """What a day between two articles takes off their likeness; the first costs nothing. Of pairs with a cosine over
    .17, .91 are of one story a day apart, .70 at two days, .24 at three. At .02, precision on the three in one falls
    by .007."""
    far_cost: float = 0.16
    """The most that days take off. At .1, precision on `allsides_dev` falls by .008."""
    week_share: float = 0.6
    """The same as a share of the likeness for every week after the first, where that is more."""
    most_share: float = 0.5
    """The most that weeks take off."""
    beyond: float = 0.2
    """What more days than the window take off: not all, as dates can be years off. At 1, F1 on `giveme5w1h_dev` falls
    by .012."""
    other_day: float = 0.08
    """What openings that tell of different days take off."""
    other_day_share: float = 0.45
    """The same as a share of the likeness, where that is more: short texts are very alike or not at all. Without both,
    precision on `allsides_dev` is .939 instead of .973."""
    undated: float = 0.1
    """What a missing date takes off. At .05, F1 on `newswcl50`, which has no dates, falls from .947 to .824."""
    told_within: int = 1000
    """Code points of a text in which the days that it tells of are looked for. At 300, precision on `allsides_dev`
    falls by .012."""
    wrong_days: int = 60
    """Days from the latest full date in a text to its date above which that is doubted. Without doubt F1 on
    `giveme5w1h_dev` falls by .011."""
    wrong_years: int = 5
    """Years by which all years that a text names must be later for its date to be doubted."""
    window: int = 30
    """Days around an article within which dates are taken at their word, and for which a desk hands over others. At 7,
    F1 on `giveme5w1h_dev` falls by .013."""
    open_days: int = 4
    """Days for which the articles of a story may still move. At 1, F1 on `allsides_dev` falls by .002."""
    full: int = 48
    """Texts after which a story stands: further ones are compared with these, so that a great event costs no more."""
    chunk: int = 1000
    """Articles of one day that are grouped at once."""
    component: int = 600
    """Articles that are grouped at once through one another."""
    faint: float = 0.02
    """Likeness that is dropped as none."""
    follows: float = 0.1
    """Average cosine above which a later story is a development of an earlier one."""
    follows_within: int = 90
    """Days after the last article of a story in which another may develop it. Of 11 links read on two collections, 6
    were right; of the 5 wrong ones 4 reached over more than 90 days, of the right ones none."""
    copy_length: int = 60
    """Code points under which two same texts with other headlines are no copies: "Follow live updates here."."""
    remembered: int = 200_000
    """Articles that are led to, above which those older than two windows are led to no more. What a text of a wrong
    date is about may lie years back."""
    words_known: int = 1_000_000
    """Words as they stand in texts, with their punctuation, that are kept in mind: about 100 MB."""
    candidates: int = 6
    """Nearest articles that are kept in mind to show why an article is where it is."""
    undated_held: int = 20_000
    """Articles without a day that a desk hands over."""
    words_shown: int = 6
    """Names and terms that a part of a likeness lists."""
    headline_words: int = 12
    """Words of a text that stand in for a missing headline."""


STORIES = Stories()


@dataclass(frozen=True, slots=True)
class Namings:
    """When two words are one name in two spellings."""

    letters: int = 4
    likeness: float = 0.75
    """Ratio of Ratcliff and Obershelp: "Fayez" and "Faiz" have .67, "Shelton" and "Sheltone" .93, "John" and "Joan" .75
    with a different second letter; the neighbouring name must be the same besides."""


NAMINGS = Namings()


@dataclass(frozen=True, slots=True)
class Account:
    """How long the account is, and which sentences can stand in it."""

    paragraph: int = 5
    full: int = 14
    readable: tuple[int, int] = (9, 42)
    """Least and most words of a sentence."""
    quoted: int = 60
    """Most words of a quotation."""
    differences: int = 3
    opening: int = 2
    """The last paragraph, from 0, that is the opening of an article: the line of the account comes from one."""
    named: int = 3
    """Outlets that are named behind a value; more are counted."""
    borne_out: int = 3
    """Articles that a difference needs to stand in the paragraph."""
    background: float = 0.2
    """Weight of a sentence about a time long before, against one about the event."""
    overlap: float = 0.5
    """Share of the content words of the shorter of two sentences above which one repeats the other."""
    early: float = 3.0
    """Weight of standing in the first paragraph, where news says what matters; the n-th has 1/n of it."""


ACCOUNT = Account()


@dataclass(frozen=True, slots=True)
class Reuse:
    """What counts as text that two articles share."""

    words: int = 12
    """Shared words, outside quotation marks or inside, that make a passage. The shortest
    copies between two articles of the hand-read stories have 18; before `prose` was asked for, 5 of 22 read in
    `allsides_dev` were lists, titles or set phrases, all of 12 or 13 words."""
    run: int = 8
    """Words in a row that a passage must hold between its edits: most set phrases of news are shorter."""
    prose: int = 9
    """Words written small that a passage must hold: what it shares must be more than names, titles and a list."""
    piece: int = 5
    """Words under which what is left of a passage in one paragraph, or between two quotes, is not given."""
    longest: int = 60
    """Words over which a passage is parted at the ends of sentences: a span is never a whole article."""
    shingle: int = 5
    """Words in a row that are hashed together."""
    window: int = 4
    """Neighbouring hashes of which the least is kept: eight shared words in a row are then sure to be found."""
    repeats: int = 8
    """Places of one run of words in a text that are tried: a list or a song repeats itself."""
    edit: int = 6
    """Words that may differ between two shared runs."""
    cut: int = 40
    """Words that may be left out between two shared runs: a long sentence."""
    skip: int = 3
    """Words that an edit at the end of a run may change."""
    resume: int = 3
    """Shared words in a row that must follow such an edit."""
    same: float = 0.5
    """Share of an article's running text found in another from which the whole is held to be taken over: its quotes
    are then copies too, and what two articles of one outlet share is a new version, not standing text."""
    quote: int = 5
    """Words between quotation marks that make a quote; fewer are a name or a turn of phrase inside running text."""
    minutes: int = 5
    """Minutes between two stated times that tell which article was first."""
    days: int = 30
    """Days between two dates over which one of them is held to be wrong."""
    notice: int = 60
    """Words of a paragraph up to which a phrase such as "sign up" makes all of it a notice."""
    own: int = 8
    """Words between copied ones that make a sentence of an article's own; fewer are an edit of what it copied."""
    report: int = 60
    """Words of shared running text that make a report rather than a sentence: who is credited in it wrote it."""
    words_kept: int = 1_000_000
    """Words whose checksums are kept at hand: more than the vocabulary of 100,000 articles."""
    corpus_window: int = 12
    """Neighbouring hashes of which the least is kept over a corpus: sixteen shared words in a row are sure to show."""
    holders: int = 16
    """Articles that hold a run of which the first are tried: more are a crowd, and each is joined to the first."""
    shared_runs: int = 2
    """Sampled runs that two articles must share to be aligned; one where an article has no more."""
    nearly: float = 0.8
    """Share of an article's sampled runs found in another from which it is nearly that one's text."""
    related: float = 0.5
    """Share of the sampled runs of the shorter under which two articles of an outlet are not versions of one text."""
    repeated: int = 3
    """Unrelated articles that hold a run which is then standing text, if they lie so far apart:"""
    apart: int = 14
    """Days between the first and the last of them. A story is seldom followed for longer."""
    repeated_undated: int = 5
    """The same within one outlet where no two dates lie so far apart."""


REUSE = Reuse()


@dataclass(frozen=True, slots=True)
class Counts:
    """When two numbers answer one question."""

    near: float = 0.36
    near_on_average: float = 0.36
    """Likeness of the assertions they stand in, on the scale of `Matters.near`."""
    attached: float = 0.25
    """Likeness that a number left alone needs to one member of a group."""
    past: int = 45
    """Days before publication from which a dated number is history: it is compared with history alone."""
    side_by_side: float = 0.5
    """Likeness that two assertions of one article need for their numbers to be two answers to one question."""
    most: int = 2000
    """Numbers of one story that are compared with one another."""


COUNTS = Counts()


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is worth a line of the timeline. Read by eye on 8 stories of 50 articles and 40 of 120."""

    before: int = 45
    after: int = 60
    """Days before the first and after the last article within which a day is near the story."""
    alike: float = 0.43
    """Likeness, half of meaning and half of shared words, from which two sentences on one day tell one event. Of 60
    pairs of two articles between .40 and .60 one tells of two events; between .30 and .40 every other one does."""
    alike_within: float = 0.55
    """The same in one article, which tells most things once."""
    often: int = 3
    """Times that a lone article has a name of what it is about."""
    longest: int = 420
    """Characters of a sentence that a reader still takes in as one line."""
    handy: int = 200
    """Characters up to which a sentence is no less clear for its length."""


TIMELINE = Timeline()


@dataclass(frozen=True, slots=True)
class Desk:
    """How the desk is written."""

    patience: float = 30.0
    """Seconds that a second writer waits for the first before it says who holds the desk."""
    together: int = 200
    """Articles, or rejections, that are kept in one transaction while many are read."""
    grouped: int = 2000
    """Articles that are grouped in one transaction, and the rest of the day of the last."""
    version: float = 0.25
    """Share of the three-word runs of the shorter of two texts at one address that stand in the other, from which they
    are versions of one article; under it, two articles that stood there one after the other, as on a front page."""


DESK = Desk()


FINDING = (STATEMENTS, MATTERS, CLAIMS, NAMINGS, ACCOUNT, REUSE, COUNTS, TIMELINE)
"""What findings depend on: where one of these changes, a desk is gone over anew."""
