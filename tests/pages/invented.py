"""An invented event, told by three invented outlets in four articles, with every table of a result filled by hand.

A swing bridge sticks open at Larkmouth; five boats wait, or six; the council says sorry, the builder says nothing.
"""

from __future__ import annotations

from rashomon.records import (
    AccountSentence,
    Article,
    Claim,
    Credit,
    Date,
    Disagreement,
    Edit,
    Link,
    Outlet,
    Part,
    Party,
    PartyMention,
    Passage,
    Position,
    Quote,
    Reading,
    Rejection,
    Response,
    Result,
    Revision,
    Span,
    Statement,
    Story,
    TimelineEntry,
    Variant,
)

GAZETTE = Article(
    id="gazette",
    story="bridge",
    outlet="Larkmouth Gazette",
    url="https://gazette.example/bridge?day=1&edition=2",
    headline="Swing bridge sticks open, five boats wait",
    authors=("Una Pell",),
    published="2031-06-02T18:30:00+01:00",
    published_basis="stated",
    text=(
        "The swing bridge at Larkmouth stuck open on Monday and five boats were left waiting.\n\n"
        "“We are sorry for the delay, and we will mend the bridge by Friday,” said Ada Crane, who leads the council. "
        "“Nobody was hurt. The motor was old.”\n\n"
        "The bridge was built in 1974. Harrow Works, which looks after the motor, did not respond to a request for "
        "comment. A second bridge stayed open to lorries."
    ),
)
HERALD = Article(
    id="Herald/2",
    story="bridge",
    outlet="Coast Herald",
    url="https://herald.example/2",
    headline="“The motor was old”: bridge stuck for a day",
    published="2031-06-03",
    published_basis="date-only",
    text=(
        "The swing bridge at Larkmouth stuck open on Monday and six boats were left waiting.\n\n"
        "“We apologise for the delay, and we will mend the bridge by Friday,” the council leader said.\n\n"
        "“The motor was very old,” she added. The Larkmouth Gazette first reported the fault."
    ),
)
WIRE = Article(
    id="wire",
    story="bridge",
    outlet="Estuary Wire",
    text=(
        "The swing bridge at Larkmouth stuck open on Monday and five boats were left waiting.\n\n"
        "Ada Crane said that the council would mend it by Friday. “We are sorry for the delay,” she said.\n"
        "Six boats had gone by nightfall, the harbour office said."
    ),
    agency="Estuary Wire",
)
LATER = Article(
    id="gazette-later",
    story="bridge",
    outlet="Larkmouth Gazette",
    headline="Bridge swings again",
    published="2031-06-06T09:00:00+01:00",
    published_basis="outlet-zone",
    text="The bridge swings again. It was shut to boats for four days.",
)
HOSTILE = Article(
    id='x"><script>alert(1)</script>',
    story="lone",
    outlet="<b>Bold</b> & Co",
    url="javascript:alert(1)",
    headline="</title><script>alert('headline')</script>",
    published="2031-06-01",
    published_basis="doubtful",
    language='en" onload="alert(1)',
    text="First <img src=x onerror=alert(1)> line & more.\nA null \x00 and half a pair \ud800.\n\nمرحبا بالعالم",
)
EVERY = {article.id: article for article in (GAZETTE, HERALD, WIRE, LATER, HOSTILE)}


def at(article: Article, words: str, nth: int = 0) -> Span:
    """Give the place of `words` in the text of an article."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Span(article.id, start, start + len(words))


def pair(article: Article, words: str) -> tuple[int, int]:
    place = at(article, words)
    return place.start, place.end


def mention(article: Article, words: str, form: str = "name") -> PartyMention:
    place = at(article, words)
    return PartyMention(article.id, place.start, place.end, form)  # type: ignore[arg-type]


LEAD = "The swing bridge at Larkmouth stuck open on Monday and five boats were left waiting."
LEAD_SIX = LEAD.replace("five", "six")
SORRY = "We are sorry for the delay, and we will mend the bridge by Friday,"
MOTOR = "The motor was old."

QUOTES = (
    Quote("q1", "gazette", "direct", (pair(GAZETTE, SORRY),), pair(GAZETTE, "said"), pair(GAZETTE, "Ada Crane"), False, "crane", "s1"),
    Quote("q2", "Herald/2", "direct", (pair(HERALD, "We apologise for the delay, and we will mend the bridge by Friday,"),), pair(HERALD, "said"), pair(HERALD, "the council leader"), False, "crane", "s1"),
    Quote("q3", "wire", "direct", (pair(WIRE, "We are sorry for the delay,"),), None, pair(WIRE, "she"), False, "crane", "s1"),
    Quote("q4", "gazette", "direct", (pair(GAZETTE, "Nobody was hurt. The motor was old."),), None, None, False, "crane", "s2"),
    Quote("q5", "Herald/2", "direct", (pair(HERALD, "The motor was very old,"),), pair(HERALD, "added"), None, False, "crane", "s2"),
    Quote("q6", "wire", "indirect", (pair(WIRE, "that the council would mend it by Friday"),), None, None, False, "crane", "s3"),
    Quote("q7", "wire", "indirect", (pair(WIRE, "Six boats had gone by nightfall"),), None, None, False, None, "s4"),
)  # fmt: skip

STATEMENTS = (
    Statement(
        id="s1",
        story="bridge",
        party="crane",
        text="We are sorry for the delay, and we will mend the bridge by Friday",
        said="2031-06-02",
        venue=("council steps",),
        quotes=("q1", "q2", "q3"),
        variants=(
            Variant("word-changed", True, (Reading("are sorry", ("q1", "q3")), Reading("apologise", ("q2",)))),
            Variant(
                "truncated",
                False,
                (Reading("and we will mend the bridge by Friday", ("q1", "q2")), Reading("", ("q3",))),
            ),
        ),
    ),
    Statement(
        id="s2",
        story="bridge",
        party="crane",
        text="Nobody was hurt. […] The motor was very old",
        said=None,
        venue=(),
        quotes=("q4", "q5"),
        variants=(Variant("word-added", False, (Reading("", ("q4",)), Reading("very", ("q5",)))),),
    ),
    Statement("s3", "bridge", "crane", "that the council would mend it by Friday", None, (), ("q6",), ()),
    Statement("s4", "bridge", None, "Six boats had gone by nightfall", None, (), ("q7",), ()),
)

STORY = Story(
    id="bridge",
    headline="Swing bridge sticks open, five boats wait",
    first="2031-06-02T18:30:00+01:00",
    last="2031-06-06T09:00:00+01:00",
    articles=("gazette", "Herald/2", "wire", "gazette-later"),
    outlets=3,
    owners=2,
    origins=2,
)
LONE = Story("lone", HOSTILE.headline or "", "2031-06-01", "2031-06-01", (HOSTILE.id,), 1, 1, 1, follows="bridge")
MERGED = Story("old", "Bridge stuck", "2031-06-02", "2031-06-02", (), 0, 0, 0, merged_into="bridge")

BRIDGE_RESULT = Result(
    articles=(GAZETTE, HERALD, WIRE, LATER, HOSTILE),
    stories=(STORY, LONE, MERGED),
    passages=(
        Passage("p1", "bridge", "copy", at(GAZETTE, LEAD), at(WIRE, LEAD), "known", None, 15),
        Passage("p2", "bridge", "agency", None, at(HERALD, LEAD_SIX), "unclear", "Far Agency", 15),
        Passage("p3", "bridge", "quoted", at(GAZETTE, SORRY), at(HERALD, "for the delay"), "unclear", None, 3),
    ),
    parties=(
        Party(
            "crane", "bridge", "Ada Crane", "person", ("Ada Crane", "the council leader"),
            (mention(GAZETTE, "Ada Crane"), mention(HERALD, "the council leader", "nominal"), mention(WIRE, "she", "pronoun")),
        ),
        Party("harrow", "bridge", "Harrow Works", "organization", (), (mention(GAZETTE, "Harrow Works"),)),
        Party("larkmouth", "bridge", "Larkmouth", "place", (), (mention(GAZETTE, "Larkmouth"), mention(WIRE, "Larkmouth"))),
        Party("gazette-party", "bridge", "Larkmouth Gazette", "organization", (), (mention(HERALD, "Larkmouth Gazette"),)),
        Party("boats", "bridge", "five boats", "group", (), (mention(GAZETTE, "five boats", "nominal"),)),
    ),
    quotes=QUOTES,
    statements=STATEMENTS,
    dates=(
        Date("gazette", *pair(GAZETTE, "Monday"), "Monday", "2031-06-02", "published", "day"),
        Date("wire", *pair(WIRE, "Monday"), "Monday", None, None, None),
    ),
    timeline=(
        TimelineEntry("bridge", "2031-06-02", LEAD, (at(GAZETTE, LEAD), at(WIRE, LEAD))),
        TimelineEntry("bridge", "1974", "The bridge was built in 1974.", (at(GAZETTE, "The bridge was built in 1974."),)),
        TimelineEntry(
            "bridge", "2031-06-02/2031-06-06", "It was shut to boats for four days.",
            (at(LATER, "It was shut to boats for four days."),),
        ),
    ),
    claims=(
        Claim(
            "c1", "bridge", "The swing bridge at Larkmouth stuck open on Monday", "agreed", 2,
            tuple(at(each, "The swing bridge at Larkmouth stuck open on Monday") for each in (GAZETTE, HERALD, WIRE)),
        ),
        Claim("c2", "bridge", "five boats were left waiting", "contradicted", 1, (at(GAZETTE, "five boats were left waiting"),)),
        Claim("c3", "bridge", "A second bridge stayed open to lorries.", "single", 1, (at(GAZETTE, "A second bridge stayed open to lorries."),)),
    ),
    disagreements=(
        Disagreement(
            "d1", "bridge", "number", "boats left waiting", "conflict",
            (
                Position("5", "2031-06-02T18:30:00+01:00", 1, (at(GAZETTE, "five boats"), at(WIRE, "five boats"))),
                Position("6", "2031-06-03", 1, (at(HERALD, "six boats"),)),
            ),
        ),
        Disagreement(
            "d2", "bridge", "wording", "the apology", "unclear",
            (
                Position("are sorry", None, 1, (at(GAZETTE, "are sorry"),)),
                Position("apologise", None, 1, (at(HERALD, "apologise"),)),
            ),
        ),
    ),
    credits=(Credit("Herald/2", *pair(HERALD, "The Larkmouth Gazette first reported"), "Larkmouth Gazette"),),
    responses=(
        Response("bridge", "harrow", "no-response", None, "gazette", *pair(GAZETTE, "did not respond to a request for comment")),
        Response(None, "crane", "commitment", "2031-06-06", "gazette", *pair(GAZETTE, "we will mend the bridge by Friday")),
        Response("bridge", "crane", "apology", None, "Herald/2", *pair(HERALD, "We apologise")),
    ),
    account=(
        AccountSentence("bridge", 1, "The swing bridge at Larkmouth stuck open on Monday, two outlets report.", (at(GAZETTE, LEAD), at(HERALD, LEAD_SIX)), ((52, 55),)),
        AccountSentence("bridge", 2, "Nobody was hurt, Ada Crane said.", (at(GAZETTE, "“Nobody was hurt. The motor was old.”"),)),
        AccountSentence("bridge", 3, "Bridge swings again.", (Span("gazette-later", 0, 19, "headline"), at(GAZETTE, LEAD))),
    ),
    outlets=(Outlet("Larkmouth Gazette", ("larkmouth-gazette.example",), newsroom="Larkmouth Press", owner="Merrin Press", country="GB"),),
    revisions=(Revision("gazette-later", "gazette", "Bridge stuck", (Edit((0, 3), (0, 10)), Edit((20, 20), (30, 34)))),),
    links=(
        Link("gazette", "wire", True, 0.41, (Part("names", 0.25, ("Larkmouth", "Crane")), Part("terms", 0.2, ("bridge",)), Part("time", -0.04))),
        Link("gazette", "nowhere", False, 0.1, (Part("terms", 0.1, ("boats",)),)),
    ),
    rejections=(Rejection("read", "notes/<photo>.bin", "is not text"),),
)  # fmt: skip
