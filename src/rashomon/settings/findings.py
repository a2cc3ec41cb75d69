"""What is found in the articles of one event."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.settings.reuse import REUSE


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
class Matters:
    """When assertions of two articles speak of one matter. Read off pairs of the stories read by hand.

    What is said here and below of 44 facts and 50 differences is counted in eight stories read by hand, 50 articles.
    """

    meaning: float = 0.6
    """Weight of the embedding in the likeness; the rest is shared words. Of the 44 facts that several articles tell 31
    are found; with .4 it is 25, with .8 32, but then 5 of 16 differences found are none, and not 2 of 13."""
    near: float = 0.6
    near_on_average: float = 0.55
    """Likeness of the nearest two assertions of a matter, and of all of it. With `near` at .65, 27 of the 44 facts are
    found and not 31; at .50 and .55 it is 32: what is joined in doubt is not worth one more."""
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
    `Matters.near` it cannot be told whether the other says it too. At .40, 30 of the 44 facts are found, at .58 32."""
    readable: tuple[int, int] = (5, 45)
    """Least and most words of a clause that is printed as it stands; else its sentence is."""


CLAIMS = Claims()


@dataclass(frozen=True, slots=True)
class Witnesses:
    """When a place that speaks of a matter says what is claimed of it.

    As strict as they can be without losing one of the 31 facts: the next step up, named with each, loses some, and
    being as much looser finds no more. Only `predicate` and `days` move none of them, from 0 to .6 and from 0 to 10.
    """

    predicate: float = 0.3
    share: float = 0.62
    """How much of a claim's verb, and of all its content words, a witness needs, in these words or near ones. With
    `share` at .70 3 facts of 31 are lost."""
    whole: float = 0.75
    """The same of a whole sentence, which stands for a claim where its clause does not read alone. At .85 1 is lost."""
    plain: float = 0.5
    """The same of the words that are no names: "the Harbour Papers" alone bear nothing out. At .65 3 are lost."""
    without_predicate: float = 0.78
    """How much of the content words it needs where it has no verb near to the claim's. At .95 1 is lost."""
    days: int = 4
    """Days before publication within which a report may leave out when something was."""


WITNESSES = Witnesses()


@dataclass(frozen=True, slots=True)
class Namings:
    """When two words are one name in two spellings."""

    letters: int = 4
    likeness: float = 0.75
    """Ratio of Ratcliff and Obershelp: "Fayez" and "Faiz" have .67, "Shelton" and "Sheltone" .93, "John" and "Joan" .75
    with a different second letter; the neighbouring name must be the same besides."""
    more: int = 2
    """Letters that one spelling may have beyond the other, where it begins with it: "Management" is no spelling of
    "Managem", which was cut off."""


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
    same_words: float = 0.6
    """Share of the words of a printed quotation that another article must quote to be cited for it."""
    differences: int = 3
    weighed: int = 6
    """The likeliest next sentences, of which the one is told that most origins bear out, for its weight."""
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
class Counts:
    """When two numbers answer one question."""

    near: float = 0.46
    """Likeness of the two assertions they stand in, or of their sentences. Of the 50 differences 11 are found, with 2
    that are none; with 4 at .40, with 1 at .52 and .56; at .62 9 are found, with 1."""
    near_tolls: float = 0.28
    """The same where both count people to whom the same happened: a story of one event has mostly one such count. From
    .10 on nothing changes, and at .46 2 of the 11 are lost."""
    days: int = 3
    """Days between the dates of two counts from which they are of two events: a toll is brought up to date for some."""
    past: int = 45
    """Days before the news from which what is dated is history: a number is compared with history alone, and a sentence
    seldom leads the account. From 15 to 400 the same differences are found."""
    side_by_side: float = 0.5
    """Likeness that two assertions of one article need for their numbers to be two answers to one question. At .35, 4
    of 15 differences found are none; at .65 it is 2 of 13, as here."""
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
FINDING = (STATEMENTS, MATTERS, CLAIMS, WITNESSES, NAMINGS, ACCOUNT, REUSE, COUNTS, TIMELINE)
"""What findings depend on: where one of these changes, a desk is gone over anew."""
