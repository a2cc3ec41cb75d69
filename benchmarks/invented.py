"""Invented news to measure with: texts, and pages of six layouts with the menus, scripts and teasers around them.

Words are made of syllables and drawn by Zipf's law, so that no two texts share more than the language does; all is
drawn from one seed. A page has 1,350 elements in 125 kB: the front pages of news sites have a median of 1,621 elements
on small screens and 1,714 on large ones (HTTP Archive, March 2023, as counted by Brian Grinstead).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

_OPENINGS = "the a this one some each its their no every that another".split()
_SMALL = "of in to for with on at from by as after before over under near about".split()
_VERBS = "said was struck told closed asked opened found left held called moved had kept reached raised".split()
_SYLLABLES = "ra den lo mi tar vel os kin bu shan ter el ga mor ni pel qui sa ton vi wes yar zu hol fen cre bri".split()
_LAYOUTS = ("plain", "live", "list", "posts", "quotes", "captions")


class Newsroom:
    """Writes articles that never were, the same ones for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        self._words = sorted({self._word() for _ in range(12_000)})
        self._chance.shuffle(self._words)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))
        self._pool = [self.paragraph() for _ in range(2000)]

    def sentence(self) -> str:
        """Give a sentence of 8 to 24 words in the order of English, with the small words that tell the language."""
        chance, words = self._chance, self._draw(12)
        clause = [chance.choice(_OPENINGS), next(words), chance.choice(_VERBS), chance.choice(_OPENINGS), next(words)]
        for _ in range(chance.randint(1, 4)):
            clause += [chance.choice(_SMALL), chance.choice(_OPENINGS), next(words)]
        said = " ".join(clause)
        return said[0].upper() + said[1:] + "."

    def paragraph(self) -> str:
        """Give two to four sentences."""
        return " ".join(self.sentence() for _ in range(self._chance.randint(2, 4)))

    def text(self) -> str:
        """Give an article of 8 to 16 paragraphs, about 600 words, put together from 2,000 paragraphs."""
        return "\n\n".join(self._chance.choices(self._pool, k=self._chance.randint(8, 16)))

    def row(self, number: int) -> dict[str, object]:
        """Give an article as a table or a list holds it."""
        return {
            "id": f"row-{number}",
            "outlet": f"{self._words[number % 300].title()} Courier",
            "url": f"https://{self._words[number % 300]}-courier.example/{number}",
            "published": self._time(),
            "headline": self.sentence().rstrip("."),
            "text": self.text(),
            "authors": [f"{next(self._draw(1)).title()} {next(self._draw(1)).title()}"],
        }

    def page(self, number: int) -> str:
        """Give a whole page with an article in one of the layouts."""
        layout = _LAYOUTS[number % len(_LAYOUTS)]
        headline, time = self.sentence().rstrip("."), self._time()
        outlet = f"{self._words[number % 300].title()} Courier"
        body = "\n".join(self._block(layout, place) for place in range(self._chance.randint(8, 16)))
        return (
            f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{headline} | {outlet}</title>\n"
            f"<meta property='og:site_name' content='{outlet}'><meta property='og:title' content='{headline}'>\n"
            f"<meta property='article:published_time' content='{time}'><meta name='author' content='Ines Dorn'>\n"
            f"<link rel='canonical' href='{self.address(number)}'>\n{self._machinery()}</head>\n<body>"
            f"<header><a href='/'>{outlet}</a>{self._menu(140)}</header>\n<main><div class='page'>"
            "<div class='column'><article class='story'>"
            f"<h1>{headline}</h1><p class='byline'>By Ines Dorn</p><time datetime='{time}'>{time[:10]}</time>\n{body}\n"
            f"</article></div></div>{self._teasers(36)}{self._comments(15)}</main>\n"
            f"<footer>{self._menu(60)}<p>Copyright {outlet}. All rights reserved.</p></footer>{self._machinery()}"
            "</body></html>"
        )

    def front(self) -> str:
        """Give a page that holds no article: links and teasers."""
        return f"<html><head><title>News</title></head><body>{self._menu(80)}{self._teasers(60)}</body></html>"

    def address(self, number: int) -> str:
        """Give the address of a page."""
        return f"https://{self._words[number % 300]}-courier.example/news/{number}.html"

    def _word(self) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.choice((1, 2, 2, 3, 3, 4))))

    def _draw(self, count: int) -> Iterator[str]:
        return iter(self._chance.choices(self._words, cum_weights=self._weights, k=count))

    def _time(self) -> str:
        day, hour, minute = self._chance.randint(1, 28), self._chance.randint(5, 22), self._chance.randint(0, 59)
        return f"2024-03-{day:02}T{hour:02}:{minute:02}:11+00:00"

    def _block(self, layout: str, place: int) -> str:
        """Give one block of an article: mostly a paragraph, every fourth one what the layout is named for."""
        text = self.paragraph()
        if place % 4 != 2 or layout == "plain":
            return f"<p>{self._linked(text) if place % 3 == 1 else text}</p>"
        if layout == "live":
            return f"<h3>{10 + place % 12}:15</h3><p>{text}</p>"
        if layout == "list":
            return "<ul>" + "".join(f"<li>{self.sentence()}</li>" for _ in range(4)) + "</ul>"
        if layout == "posts":
            return (
                f"<div class='embed'><blockquote class='twitter-tweet'><p>{text}</p>&mdash; Ines Dorn (@inesdorn) "
                "<a href='https://posts.example/1'>March 3, 2024</a></blockquote></div>"
            )
        if layout == "quotes":
            return f"<blockquote><p>“{text}”</p></blockquote>"
        return (
            f"<figure><img src='/{place}.jpg' alt=''><figcaption>{self.sentence()}</figcaption></figure><p>{text}</p>"
        )

    def _linked(self, text: str) -> str:
        """Give a text of which some words are a link."""
        words = text.split()
        at = self._chance.randrange(len(words) - 3)
        words[at : at + 3] = [f"<a href='/news/{words[at]}'>{' '.join(words[at : at + 3])}</a>"]
        return " ".join(words)

    def _menu(self, count: int) -> str:
        links = (
            f"<li class='menu-item'><a class='link' href='/{word}'><span class='label'>{word.title()}</span></a></li>"
            for word in self._draw(count)
        )
        return f"<nav class='menu'><div class='menu-inner'><ul class='menu-list'>{''.join(links)}</ul></div></nav>"

    def _teasers(self, count: int) -> str:
        cards = (
            "<div class='grid-item'><div class='card'><div class='card-media'><a href='/t/1'><picture>"
            "<source srcset='/t/1.webp' media='(min-width: 900px)'><source srcset='/t/2.webp'>"
            "<img src='/t/1.jpg' loading='lazy' alt='' width='320' height='180'></picture></a></div>"
            "<div class='card-body'><h3 class='card-title'>"
            f"<a href='/t/1'><span>{self.sentence().rstrip('.')}</span></a></h3>"
            "<div class='card-meta'><span class='section'>World</span><span class='time'>3 hours ago</span></div>"
            "</div></div></div>"
            for _ in range(count)
        )
        return f"<aside class='related'><div class='grid'><h2>More news</h2>{''.join(cards)}</div></aside>"

    def _comments(self, count: int) -> str:
        said = (
            "<li class='comment'><div class='comment-head'><img src='/u.png' alt=''><b class='user'>reader</b>"
            f"<span class='time'>1 hour ago</span></div><div class='comment-body'><p>{self.sentence()}</p></div>"
            "<div class='comment-foot'><button>Like</button><button>Answer</button></div></li>"
            for _ in range(count)
        )
        return f"<section id='comments' class='comments'><h2>Comments</h2><ol>{''.join(said)}</ol></section>"

    def _machinery(self) -> str:
        """Give styles and scripts, which are most of the bytes of a page."""
        rules = "".join(f".{word}{{margin:0 auto;padding:4px;color:#333}}" for word in self._draw(300))
        calls = "".join(f"window.q.push(['{word}',{{a:1,b:'{word}'}}]);" for word in self._draw(500))
        return f"<style>{rules}</style><script>{calls}</script>"
