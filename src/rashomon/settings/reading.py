"""What is read, how much of it at once, and what is believed of it."""

from __future__ import annotations

from dataclasses import dataclass


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
