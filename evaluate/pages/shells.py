# ruff: noqa: E501 - markup reads better in one line
"""The markup of content systems, from memory of how real pages are built: a body's parts in, a whole page out.

Seventeen shells: a plain semantic page; WordPress (classic, block editor, Elementor); Drupal; wrappers around every
paragraph; hashed classes; a body cut into columns; AMP; microdata; `div`s without paragraphs; tables and line breaks of old
pages; a blogging service; a body whose every paragraph has the class of the paywall. Those with `held` are drawn for
held seeds, those with `last` for the last seeds alone.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from html import escape

from evaluate.pages import extras
from evaluate.pages.layouts import Part
from evaluate.pages.words import Facts


@dataclass(frozen=True, slots=True)
class Shell:
    """How one system marks up a paragraph, a heading, a quote, a picture, an embedded post, an entry and the whole."""

    p: str = "<p>{}</p>"
    h: str = "<h2>{}</h2>"
    quote: str = "<blockquote>{}</blockquote>"
    picture: str = '<figure><img src="/i.jpg" alt=""><figcaption>{caption} <span class="credit">{credit}</span></figcaption></figure>'
    embed: str = '<figure class="embed">{}</figure>'
    entry: str = '<article class="entry" id="post-{n}"><header><time>{hour}</time> <h2>{head}</h2><span class="byline">{who}</span></header>{body}</article>'
    body: str = '<div class="article-body">{}</div>'
    page: str = "<main><article><header><h1>{h1}</h1>{byline}</header>{body}{after}</article>{beside}</main>"
    item: str = "<li>{}</li>"
    columns: int = 0
    held: bool = False
    last: bool = False


SHELLS: dict[str, Shell] = {
    "semantic": Shell(),
    "wordpress": Shell(
        embed='<figure class="wp-block-embed is-type-rich is-provider-twitter"><div class="wp-block-embed__wrapper">{}</div></figure>',
        quote='<blockquote class="wp-block-quote">{}</blockquote>',
        picture='<figure class="wp-block-image size-large"><img src="/i.jpg"><figcaption class="wp-element-caption">{caption} {credit}</figcaption></figure>',
        h='<h2 class="wp-block-heading">{}</h2>',
        body='<div class="entry-content">{}</div>',
        page='<div id="page" class="site"><div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">'
        '<article id="post-1207" class="post-1207 post type-post status-publish hentry category-news"><header class="entry-header"><h1 class="entry-title">{h1}</h1>'
        '<div class="entry-meta">{byline}</div></header>{body}<footer class="entry-footer"><span class="tags-links">Tagged <a href="#">harbour</a></span></footer></article>{after}'
        '</main></div><aside id="secondary" class="widget-area">{beside}</aside></div></div>',
    ),
    "classic": Shell(
        quote="<blockquote>{}</blockquote>",
        picture='<div id="attachment_7" style="width: 640px" class="wp-caption alignnone"><img src="/i.jpg"><p class="wp-caption-text">{caption} ({credit})</p></div>',
        embed="{}",
        body='<div class="post-content clearfix">{}</div>',
        page='<div class="wrapper"><div class="main-content"><div class="post"><h1 class="post-title">{h1}</h1><p class="post-meta">{byline}</p>{body}</div>{after}</div>'
        '<div id="sidebar">{beside}</div></div>',
    ),
    "elementor": Shell(
        body='<div class="elementor-element elementor-widget elementor-widget-theme-post-content" data-widget_type="theme-post-content.default"><div class="elementor-widget-container">{}</div></div>',
        page='<div class="elementor elementor-location-single"><section class="elementor-section"><div class="elementor-container"><div class="elementor-widget elementor-widget-theme-post-title"><h1>{h1}</h1></div>'
        "{byline}{body}{after}</div></section><section>{beside}</section></div>",
    ),
    "wrapped": Shell(
        p='<div data-component="text-block" class="ssrcss-uf6wea-RichTextComponentWrapper"><div class="ssrcss-7uxr49-RichTextContainer"><p class="ssrcss-1q0x1qg-Paragraph">{}</p></div></div>',
        h='<div data-component="subheadline-block"><h2 class="ssrcss-y2fd7s-StyledHeading">{}</h2></div>',
        picture='<div data-component="image-block" class="ssrcss-19y5qbn"><figure><div><picture><img src="/i.jpg"></picture><span role="text">Image source, {credit}</span></div><figcaption><span>Image caption, </span><p>{caption}</p></figcaption></figure></div>',
        embed='<div data-component="social-embed-block" class="ssrcss-social"><div><p class="visually-hidden">Skip twitter post</p>{}<p class="visually-hidden">End of twitter post</p></div></div>',
        quote='<div data-component="quote-block"><blockquote>{}</blockquote></div>',
        body="{}",
        page='<div id="root"><main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper"><header><div data-component="headline-block"><h1>{h1}</h1></div>'
        '<div data-component="byline-block">{byline}</div></header>{body}{after}</article><div>{beside}</div></main></div>',
    ),
    "hashed": Shell(
        p='<p class="dcr-s3ycb2">{}</p>',
        h='<h2 class="dcr-n4qeq9">{}</h2>',
        quote='<blockquote class="dcr-zzndwp">{}</blockquote>',
        picture='<figure id="a1" class="dcr-173mewl" data-spacefinder-role="inline"><div><img src="/i.jpg"></div><figcaption class="dcr-1dw3ta7"><span class="dcr-1qvd3m6">{caption} {credit}</span></figcaption></figure>',
        embed='<figure class="dcr-1hryt7l" data-spacefinder-role="inline" data-spacefinder-type="TweetBlockElement">{}</figure>',
        body='<div class="article-body-commercial-selector dcr-pv1rh"><div id="maincontent" class="dcr-1g5o3j6">{}</div></div>',
        page='<main data-layout="StandardLayout"><article><div class="dcr-4i0a7j"><h1 class="dcr-u0152o">{h1}</h1>{byline}</div>{body}{after}</article></main><section class="dcr-containers">{beside}</section>',
    ),
    "columns": Shell(
        p='<p class="css-at9mc1 evys1bk0">{}</p>',
        h='<h2 class="css-13o6u42 eoo0vm40">{}</h2>',
        picture='<div data-testid="imageblock-wrapper"><figure class="img-sz-large css-hxpw2c"><img src="/i.jpg"><figcaption class="css-1g9ic6e"><span class="css-jevhma">{caption}</span><span class="css-1u46b97"><span>Credit...</span><span>{credit}</span></span></figcaption></figure></div>',
        embed='<div class="css-1xzcza9"><div data-testid="embed">{}</div></div>',
        columns=4,
        body='<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">{}</div></div>',
        page='<div id="app"><main id="site-content"><article id="story" class="css-1vxca1d"><header class="css-1n09twk"><h1 data-testid="headline">{h1}</h1>{byline}</header><section name="articleBody" class="meteredContent css-1r7ky0e">{body}</section>{after}</article>{beside}</main></div>',
    ),
    "microdata": Shell(
        p='<p class="mol-para-with-font">{}</p>',
        body='<div itemprop="articleBody">{}</div>',
        picture='<div class="artSplitter mol-img-group"><div class="mol-img"><img src="/i.jpg"></div><p class="imageCaption">{caption}</p><span class="imageCopyright">{credit}</span></div>',
        embed='<div class="mol-embed"><div class="wrapper">{}</div></div>',
        page='<div id="js-article-text" class="article-text wide" itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{h1}</h1>{byline}{body}{after}</div><div class="beta">{beside}</div>',
    ),
    "table": Shell(
        p="{}<br><br>\n",
        h="<b>{}</b><br><br>\n",
        quote="<blockquote>{}</blockquote>\n",
        picture='<table width="200" align="right"><tr><td><img src="/i.jpg"></td></tr><tr><td class="caption"><font size="1">{caption} {credit}</font></td></tr></table>',
        embed="{}\n",
        entry="<hr><b>{hour}</b> <b>{head}</b><br><br>{body}",
        body='<td width="600" valign="top"><font face="Arial" size="2">{}</font></td>',
        page='<table width="980"><tr><td colspan="3"><h1>{h1}</h1>{byline}</td></tr><tr><td width="160">{beside}</td>{body}</tr><tr><td colspan="3">{after}</td></tr></table>',
    ),
    "drupal": Shell(
        body='<div class="field field--name-body field--type-text-with-summary field--label-hidden field__item">{}</div>',
        quote='<blockquote class="quote">{}</blockquote>',
        picture='<div class="field field--name-field-media"><div class="media media--type-image"><img src="/i.jpg"><div class="media__caption">{caption}</div><div class="media__credit">{credit}</div></div></div>',
        embed='<div class="media-oembed">{}</div>',
        page='<div class="layout-container"><main role="main"><div class="layout-content"><div class="region region-content"><article role="article" class="node node--type-article node--view-mode-full"><h1 class="page-title">{h1}</h1>'
        '<div class="node__meta">{byline}</div><div class="node__content">{body}</div></article>{after}</div></div><aside class="layout-sidebar-second">{beside}</aside></main></div>',
    ),
    "divs": Shell(
        p='<div class="txt">{}</div>',
        h='<div class="txt head"><b>{}</b></div>',
        quote='<blockquote class="q">{}</blockquote>',
        picture='<div class="pic"><img src="/i.jpg"><div class="pic-caption">{caption}</div><div class="pic-credit">{credit}</div></div>',
        embed='<div class="ext">{}</div>',
        entry='<div class="lb"><div class="lb-time">{hour}</div><h3>{head}</h3><div class="lb-author">{who}</div>{body}</div>',
        body='<div id="content">{}</div>',
        page='<div id="wrap"><div id="left"><h1>{h1}</h1>{byline}{body}{after}</div><div id="right">{beside}</div></div>',
    ),
    "amp": Shell(
        held=True,
        p="<p>{}</p>",
        picture='<figure class="amp-wp-caption"><amp-img src="/i.jpg" width="600" height="400"></amp-img><figcaption>{caption} {credit}</figcaption></figure>',
        embed='<amp-twitter data-tweetid="1" width="375" height="472" layout="responsive">{}</amp-twitter>',
        body='<div class="amp-wp-article-content">{}</div>',
        page='<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{h1}</h1>{byline}</header>{body}<footer class="amp-wp-article-footer">{after}</footer></article>{beside}',
    ),
    "walled": Shell(
        held=True,
        p='<p class="paywall">{}</p>',
        h='<h2 class="paywall">{}</h2>',
        quote='<blockquote class="BlockquoteEmbedWrapper-sc paywall">{}</blockquote>',
        picture='<figure class="AssetEmbedWrapper-sc asset-embed"><img src="/i.jpg"><div class="CaptionWrapper-sc caption"><span class="caption__text">{caption}</span><span class="caption__credit">{credit}</span></div></figure>',
        embed='<div class="TwitterEmbedWrapper">{}</div>',
        columns=5,
        body='<div class="body__inner-container">{}</div>',
        page='<main id="main-content" class="page__main-content"><article class="article main-content"><div class="content-header"><h1 data-testid="ContentHeaderHed">{h1}</h1>{byline}</div><div class="ArticlePageChunks-sc">{body}</div>{after}</article>{beside}</main>',
    ),
    "blog": Shell(
        held=True,
        p='<p style="text-align: justify;"><span style="font-size: large;">{}</span></p>',
        embed="{}",
        picture='<div class="separator" style="clear: both;"><a href="/i.jpg"><img src="/i.jpg"></a></div><table class="tr-caption-container"><tr><td class="tr-caption">{caption} {credit}</td></tr></table>',
        body='<div class="post-body entry-content float-container" id="post-body-1">{}</div>',
        page='<div class="blog-posts hfeed container"><div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">{h1}</h3>{byline}{body}<div class="post-footer">{after}</div></div></div><div class="sidebar-container">{beside}</div>',
    ),
    "bundle": Shell(
        last=True,
        p='<p class="paragraph inline-placeholder vossi-paragraph" data-uri="cms/paragraph" data-component-name="paragraph">{}</p>',
        h='<h2 class="subheader" data-component-name="subheader">{}</h2>',
        quote='<div data-component-name="pull-quote" class="pull-quote_block-quote"><blockquote class="pull-quote__text">{}</blockquote></div>',
        picture='<div class="image image__hide-placeholder" data-component-name="image"><div class="image__container"><picture><img class="image__dam-img" src="/i.jpg"></picture></div><div class="image__metadata"><div class="image__caption attribution"><span class="inline-placeholder">{caption}</span></div><figcaption class="image__credit">{credit}</figcaption></div></div>',
        embed='<div data-component-name="html-embed" class="html-embed">{}</div>',
        entry='<div class="live-story-post liveStoryPost" id="h_{n}"><header><span class="Timestamp">{hour} ET</span><h2 class="live-story-post__headline">{head}</h2><p data-type="byline-area">From {who}</p></header><div class="live-story-post__content">{body}</div></div>',
        body='<div class="article__content" data-editable="content">{}</div>',
        page='<section class="layout__wrapper"><section class="layout__main"><div class="headline"><h1 class="headline__text inline-placeholder">{h1}</h1>{byline}</div><section class="body tabcontent active"><main class="article__main">{body}</main></section>{after}</section><section class="layout__rail">{beside}</section></section>',
    ),
    "sections": Shell(
        last=True,
        p='<section class="Section_wrap__x1"><div class="RichText_root__9f"><p>{}</p></div></section>',
        h='<section class="Section_wrap__x1"><h3 class="Heading_h3__2b">{}</h3></section>',
        quote='<section class="Section_wrap__x1"><div class="Quote_root__77"><blockquote>{}</blockquote></div></section>',
        picture='<section class="Section_wrap__x1"><div class="Media_root__aa"><img src="/i.jpg"/><small class="Media_legend__b1">{caption} {credit}</small></div></section>',
        embed='<section class="Section_wrap__x1"><div class="Embed_root__31"><div class="Embed_inner__32">{}</div></div></section>',
        body="{}",
        page='<div id="__next"><div class="Layout_root__aa1"><h1 class="Heading_h1__2a">{h1}</h1><div class="Meta_root__1c">{byline}</div>{body}{after}</div><div class="Aside_root__5d">{beside}</div></div>',
    ),
    "print": Shell(
        last=True,
        p="<p align=justify>{}\n",
        h="<p><b>{}</b>\n",
        quote="<blockquote>{}</blockquote>\n",
        picture="<center><img src=/i.gif><br><small><i>{caption} {credit}</i></small></center>",
        embed="<center>{}</center>\n",
        entry="<hr><p><b>{head}</b>\n{body}",
        body="<!-- story -->{}<!-- /story -->",
        page="<center><h1>{h1}</h1></center>{byline}{body}<hr>{after}<hr>{beside}",
    ),
}


def page(shell: Shell, parts: list[Part], facts: Facts, draw: random.Random, *, held: bool) -> str:
    """Give the whole page in `shell`, with furniture drawn for it."""
    made: list[str] = []
    entry: list[str] | None = None
    opening = ""
    number = 0

    def shut() -> None:
        nonlocal entry
        if entry is not None:
            made.append(opening.replace("{body}", "".join(entry)))
            entry = None

    for part in parts:
        if part.kind == "wall":
            shut()
            made.append(extras.wall(draw, held=held))
            continue
        if part.kind == "entry":
            shut()
            number += 1
            hour, who = part.more
            entry = [extras.share(draw)] if draw.random() < 0.3 else []
            opening = shell.entry.format(n=number, hour=hour, head=escape(part.said[0]), who=who, body="{body}")
            continue
        into = made if entry is None else entry
        into.append(_part(shell, part, draw))
        if draw.random() < 0.12:
            into.append(extras.between(draw, shell.p, held=held))
    shut()
    step = shell.columns or len(made)
    columns = [made[at : at + step] for at in range(0, len(made), step)]
    body = extras.advert(draw).join(shell.body.format("\n".join(column)) for column in columns)
    whole = shell.page.format(
        h1=escape(facts.headline),
        byline=extras.byline(facts, draw),
        body=body,
        after=extras.after(facts, draw, held=held),
        beside=extras.beside(draw, held=held),
    )
    return extras.document(whole, facts, draw, layout_live=any(part.kind == "entry" for part in parts))


def _part(shell: Shell, part: Part, draw: random.Random) -> str:
    said = [extras.inline(escape(words), draw) for words in part.said]
    if part.kind == "p":
        return shell.p.format(said[0])
    if part.kind == "h":
        return shell.h.format(said[0])
    if part.kind == "post":
        return shell.embed.format(extras.post(*part.more)) if part.more[0] != "own" else extras.post(*part.more)
    if part.kind == "pulled":
        return f'<blockquote class="pullquote">{escape(part.more[0])}</blockquote>'
    if part.kind == "picture":
        return shell.picture.format(caption=escape(part.more[0]), credit=escape(part.more[1]))
    if part.kind == "quote":
        cited = f"<cite>{said.pop()}</cite>" if part.more else ""
        plain = len(said) == 1 and draw.random() < 0.3
        return shell.quote.format((said[0] if plain else "".join(f"<p>{each}</p>" for each in said)) + cited)
    if part.kind == "steps":
        return "".join(f"<div class='step'><p>{each}</p></div>" for each in said)
    tag = "ul" if part.kind in {"ul", "points"} else "ol"
    return f"<{tag}>" + "".join(f"<li>{each}</li>" for each in said) + f"</{tag}>"
