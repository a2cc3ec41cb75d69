# ruff: noqa: E501 - markup reads better in one line
"""What stands on real pages around an article and is no part of it, and how platforms embed a post."""

from __future__ import annotations

import json
import random
from html import escape

from evaluate.pages.words import Facts, Story, handle, person


def post(platform: str, said: str, name: str, day: str) -> str:
    """Give a post as its platform's own code embeds it, or, for `own` and `telegram`, as an outlet prints it."""
    words, at = escape(said), handle(name)
    if platform == "x":
        return (
            f'<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">{words}</p>&mdash; {name} (@{at}) '
            f'<a href="https://x.example/{at}/status/1?ref_src=twsrc">{day}</a></blockquote> <script async src="https://p.example/widgets.js"></script>'
        )
    if platform == "bluesky":
        return (
            f'<blockquote class="bluesky-embed" data-bluesky-uri="at://1"><p lang="en">{words}</p>&mdash; {name} (<a href="#">@{at}.bsky.example</a>) '
            f'<a href="#">{day}</a></blockquote><script async></script>'
        )
    if platform == "instagram":
        return (
            '<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-permalink="#" style="background:#FFF; border:0;"><div style="padding:16px;">'
            '<a href="#" style="color:#000"><div style="display: flex;"></div><div>View this post on Instagram</div></a>'
            f'<p style="margin:8px 0 0 0;"><a href="#">{words}</a></p><p style="color:#c9c8cd;"><a href="#">A post shared by {name} (@{at})</a></p></div></blockquote>'
        )
    if platform == "facebook":
        return (
            f'<div class="fb-post" data-href="#" data-width="500"><blockquote cite="#" class="fb-xfbml-parse-ignore"><p>{words}</p>Posted by <a href="#">{name}</a> on '
            f'<a href="#">{day}</a></blockquote></div>'
        )
    if platform == "tiktok":
        return f'<blockquote class="tiktok-embed" cite="#" data-video-id="1"><section><a target="_blank" href="#">@{at}</a> <span>{words}</span></section></blockquote>'
    if platform == "telegram":
        return f'<div class="telegram-post"><p>{words}</p></div>'
    return f'<div class="social-embed social-embed--static"><div class="social-embed__text"><p>{words}</p></div></div>'


def inline(words: str, draw: random.Random) -> str:
    """Link, stress or wrap a few of the words."""
    if draw.random() > 0.3:
        return words
    parts = words.split(" ")
    if len(parts) < 9:
        return words
    at = draw.randint(1, len(parts) - 6)
    open_, shut = draw.choice(
        (('<a href="/x">', "</a>"), ("<strong>", "</strong>"), ("<em>", "</em>"), ('<span class="nowrap">', "</span>"))
    )
    return " ".join([*parts[:at], open_ + " ".join(parts[at : at + 4]) + shut, *parts[at + 4 :]])


def byline(facts: Facts, draw: random.Random) -> str:
    """Give the byline as the page shows it, with a time."""
    names = " and ".join(facts.people)
    credit = f", {facts.agency}" if facts.agency else ""
    return draw.choice((
        f'<div class="byline">By <a rel="author" href="#">{names}</a>{credit}</div><time datetime="{facts.published}">3 hours ago</time>',
        f'<p class="author-name">By {names}{credit}</p><span class="timestamp">Published {facts.published[:10]}</span>',
        f'<div class="article-byline"><span class="byline__name">{names}{credit}</span></div>',
    )) + (share(draw) if draw.random() < 0.5 else "")  # fmt: skip


def share(draw: random.Random) -> str:
    """Give share buttons."""
    return draw.choice((
        '<div class="share-tools"><a href="#">Facebook</a> <a href="#">X</a> <a href="#">Email</a></div>',
        '<ul class="social-share"><li><a href="#">Share on Facebook</a></li><li><a href="#">Share on WhatsApp</a></li></ul>',
        '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Click to share on X</a></li></ul></div>',
    ))  # fmt: skip


def advert(draw: random.Random) -> str:
    """Give an advertisement's place."""
    return draw.choice((
        '<div class="ad-container"><span class="ad-label">Advertisement</span><div id="div-gpt-ad-1"></div></div>',
        '<div class="dfp-slot" data-ad="mid"><p>Story continues below advertisement</p></div>',
        '<aside class="ad"><p>ADVERTISEMENT</p></aside>',
    ))  # fmt: skip


def between(draw: random.Random, p: str, *, held: bool) -> str:
    """Give what interrupts a body: a way to another article, a newsletter box, an advertisement, a player."""
    story = Story(draw)
    other = escape(story.heading())
    made = [
        p.format(f'<strong>Read more:</strong> <a href="/n/1">{other}</a>'),
        p.format(f'<a href="/n/1">Read more: {other}</a>'),
        p.format(f'ALSO READ | <a href="/n/1">{other}</a>'),
        f'<aside class="related-inline"><h4>Related</h4><ul><li><a href="/n/2">{other}</a></li></ul></aside>',
        '<div class="newsletter-signup"><h3>Morning Briefing</h3><p>Sign up for our newsletter and get the day\'s news in your inbox.</p><form><input type="email"><button>Sign up</button></form></div>',
        advert(draw),
        f'<div class="video-player"><video></video><p class="caption">Watch: {other}</p></div>',
        f'<div class="recirc-module"><h3>More on this story</h3><a href="/n/3">{other}</a><p>{escape(story.sentence())}</p></div>',
    ]
    if held:
        made += [
            p.format(f'<em>Don’t miss: <a href="/n/4">{other}</a></em>'),
            p.format(f'<a href="/n/4"><strong>{other.upper()}</strong></a>'),
            '<div class="callout callout--join"><p>Follow us on WhatsApp for the latest from the coast.</p></div>',
            f'<div class="rich-link"><span>Related:</span> <a href="/n/5">{other}</a></div>',
            p.format("<em>Get the best of the coast delivered to your inbox every Friday. Subscribe now.</em>"),
        ]
    return draw.choice(made)


def wall(draw: random.Random, *, held: bool) -> str:
    """Give what stands where the rest of the article is for sale."""
    made = [
        '<div class="paywall-overlay"><h3>Continue reading with a subscription</h3><p>Join thousands of readers who trust our reporting. Cancel any time.</p>'
        '<a class="button" href="#">Subscribe for €1 a week</a><p>Already a subscriber? <a href="#">Log in</a></p></div>',
        '<div id="regwall" class="gate" role="dialog"><p>To keep reading this article, create a free account. It takes less than a minute and we will never share your data.</p>'
        "<form><input><button>Continue</button></form></div>",
        '<section class="subscribe-wall"><p>This article is for subscribers only.</p><ul><li>Unlimited articles on the web and in the app</li><li>The daily puzzle and the weekend magazine</li></ul></section>',
    ]
    if held:
        made += [
            '<div class="tp-container-inner piano-offer"><p>You have read all of your free articles this month.</p><p>Get full access to every story, photo essay and podcast from our award-winning newsroom.</p></div>',
            '<div class="c-unlock"><p>Unlock this article</p><p>Support independent local journalism from only two coins a month. Includes the print edition on Saturdays.</p></div>',
        ]
    return draw.choice(made)


def after(facts: Facts, draw: random.Random, *, held: bool) -> str:
    """Give what stands under the article: biography, tags, comments, related stories."""
    story = Story(draw)
    name = facts.people[0]
    made = [
        f'<div class="author-bio"><img src="/a.jpg"><h4>{name}</h4><p>{name} covers the coast for {facts.outlet} and has reported from the region for ten years.</p></div>',
        '<div class="article-tags"><a href="#">Harbours</a><a href="#">Transport</a><a href="#">Courts</a></div>',
        _related(draw, story, "related-stories"),
        _comments(draw, story),
        '<div class="newsletter"><h3>Stay informed</h3><p>The week on the coast, in your inbox every Friday morning.</p></div>',
    ]
    if held:
        made += [
            f'<div class="contributor"><p>{name} is a reporter at {facts.outlet}. You can reach the newsroom with tips by post or telephone.</p></div>',
            f'<section class="keep-reading"><h2>Keep reading</h2>{_cards(draw, story, 4)}</section>',
        ]
    if facts.agency:
        made.append(f'<p class="syndication-credit">© {facts.published[:4]} {facts.agency}</p>')
    return "".join(draw.sample(made, draw.randint(1, 4)))


def beside(draw: random.Random, *, held: bool) -> str:
    """Give the column beside the article."""
    story = Story(draw)
    made = [_related(draw, story, draw.choice(("most-read", "trending", "latest-news")))]
    if draw.random() < 0.5:
        made.append(advert(draw))
    if draw.random() < 0.4:
        made.append(
            f'<div class="opinion-promo"><blockquote>{escape(story.view(1, 1))}</blockquote><a href="#">{story.person()}</a></div>'
        )
    if held and draw.random() < 0.5:
        made.append('<div class="weather-box"><h4>Weather</h4><p>Rain, 11 degrees. Wind from the west.</p></div>')
    return "".join(made)


def _cards(draw: random.Random, story: Story, count: int) -> str:
    return "".join(
        f'<div class="card"><a href="/n/{draw.randint(1, 999)}"><img src="/t.jpg"><h3 class="card__title">{escape(story.heading())}</h3></a>'
        + (f'<p class="card__summary">{escape(story.sentence())}</p>' if draw.random() < 0.5 else "")
        + '<span class="card__time">2 hours ago</span></div>'
        for _ in range(count)
    )


def _related(draw: random.Random, story: Story, name: str) -> str:
    count = draw.randint(3, 10)
    if draw.random() < 0.5:
        return f'<div class="{name}"><h2>{draw.choice(("Most read", "Related stories", "More from the coast"))}</h2>{_cards(draw, story, count)}</div>'
    links = "".join(f'<li><a href="/n/{n}">{escape(story.heading())}</a></li>' for n in range(count))
    return f'<section class="{name}"><h2>Related stories</h2><ul>{links}</ul></section>'


def _comments(draw: random.Random, story: Story) -> str:
    said = "".join(
        f'<li class="comment"><div class="comment-author"><cite>{person(draw)}</cite> says:</div><div class="comment-content"><p>{escape(story.view(1, 2))}</p></div></li>'
        for _ in range(draw.randint(1, 5))
    )
    return f'<div id="comments" class="comments-area"><h2>Comments</h2><ol class="comment-list">{said}</ol><form><textarea></textarea></form></div>'


def document(body: str, facts: Facts, draw: random.Random, *, layout_live: bool) -> str:
    """Give the page from `<!DOCTYPE>` to `</html>`: what it states of itself, its menus, notes and footer."""
    sections = "".join(
        f'<li class="menu-item"><a href="/{n}">{n}</a></li>' for n in ("News", "Sport", "Harbour", "Opinion", "Weather")
    )
    cookie = '<div id="cookie-banner" class="cookie-consent"><p>We use cookies to improve your visit. You can change your settings at any time.</p><button>Accept</button></div>'
    amp = f'<link rel="amphtml" href="{facts.url}/amp">' if draw.random() < 0.3 else ""
    return (
        f'<!DOCTYPE html>\n<html lang="en{draw.choice(("", "-GB", "-US"))}"><head><meta charset="utf-8"><title>{escape(facts.headline)} {draw.choice("|-–")} {facts.outlet}</title>'
        f"<style>{'.a{color:red}' * 40}</style>{_stated(facts, draw, live=layout_live)}{amp}<script>window.dataLayer=[{{a:1}}];</script></head>"
        f'<body class="single has-sidebar"><header class="site-header"><a href="/" class="logo">{facts.outlet}</a><nav><ul>{sections}</ul></nav></header>'
        f"{cookie if draw.random() < 0.5 else ''}{body}"
        f'<footer class="site-footer"><ul>{sections}</ul><p>© {facts.published[:4]} {facts.outlet}. All rights reserved.</p></footer><script>{"var x=1;" * 200}</script></body></html>'
    )


def _stated(facts: Facts, draw: random.Random, *, live: bool) -> str:
    """Give the facts in one or more of the ways in which pages state them; what one leaves out, another has."""
    people = [{"@type": "Person", "name": name} for name in facts.people]
    linked = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting" if live else draw.choice(("NewsArticle", "ReportageNewsArticle", "Article")),
        "headline": facts.headline,
        "url": facts.url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": facts.url},
        "datePublished": facts.published,
        "author": people if draw.random() < 0.7 else people[0] | {"name": " and ".join(facts.people)},
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": facts.outlet,
            "logo": {"@type": "ImageObject", "url": "/l.png"},
        },
    }
    if facts.modified:
        linked["dateModified"] = facts.modified
    if live:
        linked["coverageStartTime"] = facts.published[:10] + "T00:01:00Z"
        linked["liveBlogUpdate"] = [
            {
                "@type": "BlogPosting",
                "headline": "Entry",
                "datePublished": "2023-01-01T01:01:01Z",
                "articleBody": "An entry.",
            }
        ]
    if facts.agency:
        linked |= draw.choice((
            {"sourceOrganization": {"@type": "NewsMediaOrganization", "name": facts.agency}},
            {"creditText": facts.agency},
            {"author": [*people, {"@type": "Organization", "name": facts.agency}]},
        ))  # fmt: skip
    graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebSite", "name": facts.outlet}, linked, {"@type": "BreadcrumbList"}],
    }
    script = f'<script type="application/ld+json">{json.dumps(draw.choice((linked, graph, [linked])))}</script>'
    meta = (
        f'<meta property="og:title" content="{escape(facts.headline)}"><meta property="og:site_name" content="{facts.outlet}"><meta property="og:type" content="article">'
        f'<meta property="og:url" content="{facts.url}?ref=share"><meta property="article:published_time" content="{facts.published}">'
        f'<meta name="author" content="{", ".join(facts.people)}">'
        + (f'<meta property="article:modified_time" content="{facts.modified}">' if facts.modified else "")
    )
    canonical = f'<link rel="canonical" href="{facts.url}">'
    ways = draw.choice(("both", "both", "linked", "meta"))
    return canonical + (script if ways != "meta" else "") + (meta if ways != "linked" else "")
