"""When articles are on one event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stories:
    """When articles are on one event. One setting for every collection, chosen on `basil_dev`, `giveme5w1h_dev`,
    `allsides_dev` and the three in one, precision before recall."""

    threshold: float = 0.137
    """Average likeness that joins two groups. At .15 precision on the three in one rises from .979 to .983 and F1 on
    `allsides_dev` falls from .958 to .955; at .12 precision on the three in one falls to .973."""
    somewhat: float = 0.6
    """Share of the threshold that more than half of the pairs of two groups must reach for them to be joined. Without
    it a round-up glues two lone articles together; on the collections it costs nothing."""
    elsewhere: float = 0.06
    """Cosine under which two articles share next to nothing: one that is like both is a round-up. Of 168 invented ones,
    of three to eight reports, 95 stay alone, 5 without it, and they glue stories together 3
    times instead of 11; the collections do not change. At .1, F1 on `newswcl50` falls by .016."""
    apart_share: float = 0.68
    """Share of the likeness inside each of two groups that they must have to one another. Without it events of
    `newswcl50`, which has no dates, are merged (F1 .824 for 1), and precision on `allsides_dev` falls by .003; at .72,
    F1 on `giveme5w1h_dev` falls by .016."""
    most_within: float = 0.4
    """The most that the likeness inside a group counts for there."""
    near_copy: float = 0.8
    """Likeness of nearly one text, as of outlets that print one agency's: that says nothing of how alike others are."""
    terms: int = 160
    """Terms of an article that are kept: the heaviest by the prior, as that does not change. At 128, precision on
    `allsides_dev` falls by .002."""
    compared: int = 100
    """Those that are compared: the heaviest by what is known now. With 64, F1 on the three in one falls by .004; with
    all 160, precision falls by .006."""
    drift: float = 0.002
    """Share by which what is known of rarity may have grown before a vector is weighed anew. Where vectors kept the
    weights that they came with, one by one and in one go agreed to .98 on `giveme5w1h_dev`, now to 1."""
    settled_drift: float = 0.08
    """The same before an open story is grouped anew though no new article touches it. At .1, articles of years in ten
    batches without order agree with all in one go to .988 on `allsides_dev` and `giveme5w1h_dev`, at .08 to .989 and
    1."""
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
    name_weight: float = 1.15
    """What a name weighs against another term. At 1.2, precision on the three in one falls by .003; at 1.5, articles
    with the same cast are joined: it falls by .013."""
    least: float = 30.0
    """Length in nats under which a text is held to tell too little. Articles of 21 words and more have 35 to 130,
    headlines alone 19 to 30, an error page 5 to 15."""
    learned_from: tuple[int, ...] = (1, 2, 4)
    """Articles of a story, in time, from which is learned how common names are. With all of them an event that is told
    250 times comes apart; with the first alone precision on the three in one falls by .005."""
    alone_in_batch: int = 4
    """Articles of a batch up to which none is held to tell of what others of it tell of, before they are grouped."""
    crowd_terms: int = 32
    """Heaviest terms of an article among which are the names that tell how many of a batch seem to tell of the same."""
    crowd_rank: int = 3
    """Which of the counts of these names is taken, from 0, the highest first: the names of a crowd are few."""
    prior_articles: int = 500
    """How many articles the prior on rarity weighs. At 2000, precision on `allsides_dev` falls by .029; at 200, F1 on
    `giveme5w1h_dev` by .018."""
    prior_general: float = 0.1
    """Share of articles taken to hold a word of `general_words.txt`, or a number of one or two digits."""
    prior_subject: float = 0.02
    """The same for `subject_words.txt`, `name_words.txt` and years."""
    prior_other: float = 0.006
    """The same for any other word."""
    short_counts: float = 0.4
    """What the likeness of two short texts counts for: reports of one event have a likeness of .5 to .75, of two up to
    .5. Of 47 invented sets of look-alikes, 40 to 75 words long, 4 are merged at .35 and at .4, and 7 at .45; of 111
    pairs that belong together 7, 3 and 3 are parted. At .35, F1 on `giveme5w1h_dev` falls by .006."""
    short_terms: int = 55
    """Terms of the longer of two short texts."""
    long_terms: int = 120
    """Terms of the longer of two texts above which their likeness counts in full."""
    own_names: float = 1.0
    """What names take off that each of two short texts has of its own, times their share of its vector: the less of the
    two. Of 47 invented sets of look-alikes 4 are merged with it, 8 without; at 2, F1 on `giveme5w1h_dev` falls by
    .007."""
    own_figures: float = 2.0
    """The same for figures: 54, 1.3, 24-19, 7am. Without it 8 of the 47 sets are merged; at 4, 7 pairs of 111 that
    belong together are parted instead of 3."""
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
    next_day: float = 0.5
    """What of that counts where the days are next to one another and the texts are long: an event of a night is told of
    by either day, and a long opening tells of more than one. At 1, F1 and precision on the three in one are .9618 and
    .9809 instead of .9649 and .9822; where it holds for short texts as well, 6 of 47 invented sets of look-alikes are
    merged instead of 4."""
    other_first_share: float = 0.25
    """What openings take off, as a share of the likeness, that tell of days that both know, but first of different
    ones: the second robbery, which names the first in passing. Without it 6 of 47 invented sets of look-alikes are
    merged instead of 4, and precision on the three in one is .9775 instead of .9809; at .4, F1 there falls by .001."""
    undated: float = 0.1
    """What a missing date takes off. At .05, F1 on `newswcl50`, which has no dates, falls from 1 to .947."""
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
    """Texts after which a story stands: others are compared with these, so that a great event costs no more. Two that
    stand while they still run may prove to be one."""
    firsts: int = 16
    """Of these the earliest that are kept; the others are the latest."""
    great: int = 12
    """Texts after which a story that has run for `great_days` stands as well."""
    great_days: int = 3
    nearest: int = 16
    """Texts of a story that stands that others are compared with: the nearest in time."""
    portion: int = 96
    """Articles on what seems to be one event, above which those of a batch are grouped in parts."""
    chunk: int = 2000
    """Articles of one day that are grouped at once."""
    component: int = 600
    """Articles that are grouped at once through one another."""
    faint: float = 0.02
    """Likeness that is dropped as none."""
    follows: float = 0.16
    """Average cosine above which a later story is a development of an earlier one; it fades with the days between."""
    follows_names: float = 0.03
    """The part of it that names must make up."""
    follows_terms: float = 0.04
    """The part of it that other words must make up."""
    follows_within: int = 90
    """Days after the last article of a story in which another may develop it; over twice as many the cosine fades to
    nothing. Of 34 links read on three collections 31 were right; of 40 read while one shared kind of word was enough
    and nothing faded, 30."""
    copy_length: int = 60
    """Code points under which two same texts with other headlines are no copies: "Follow live updates here."."""
    remembered: int = 200_000
    """Articles that are led to, above which those older than two windows are led to no more. What a text of a wrong
    date is about may lie years back."""
    words_known: int = 1_000_000
    """Words as they stand in texts, with their punctuation, that are kept in mind: about 16 MB."""
    undated_held: int = 20_000
    """Articles without a day that a desk hands over."""
    words_shown: int = 6
    """Names and terms that a part of a likeness lists."""
    headline_words: int = 12
    """Words of a text that stand in for a missing headline."""


STORIES = Stories()
