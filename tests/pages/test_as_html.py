"""The written site: every link opens, nothing runs, hostile words stay words, and each page has its twin."""

from __future__ import annotations

import hashlib
import json
import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

from rashomon.errors import OutputError
from rashomon.pages import as_html, as_json, as_tables, clippings, labels, story, urls
from rashomon.pages.folder import LIST, Folder
from rashomon.records import Claim, Result, Span
from tests.newsroom import article
from tests.pages.invented import BRIDGE_RESULT, EVERY


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    as_html.write(BRIDGE_RESULT, folder)
    return folder


def pages(site: Path) -> dict[Path, html.HtmlElement]:
    return {path: html.document_fromstring(path.read_bytes().decode("utf-8")) for path in sorted(site.rglob("*.html"))}


def test_a_page_and_a_twin_for_each_story_article_and_pair(site: Path) -> None:
    expected = {urls.FRONT, *(urls.story(s.id) for s in BRIDGE_RESULT.stories), *map(urls.article, EVERY)}
    expected.add(urls.pair("wire", "gazette"))
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.html")} == expected
    assert all((site / urls.twin(page)).is_file() for page in expected)


def test_every_link_inside_the_site_opens_at_a_place_that_exists(site: Path) -> None:
    parsed = pages(site)
    ids = {path: set(page.xpath("//@id")) for path, page in parsed.items()}
    checked = 0
    for path, page in parsed.items():
        for link in page.xpath("//a/@href | //link/@href"):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (path.parent / parts.path).resolve() if parts.path else path
            assert target.is_file(), f"{path.name} links to {link}"
            assert not parts.fragment or parts.fragment in ids[target], f"{path.name} links to {link}"
            checked += 1
    assert checked > 150


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for path, page in pages(site).items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path.name


def test_nothing_runs_and_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for path, page in pages(site).items():
        assert not page.xpath("//script | //img | //iframe | //object | //form"), path.name
        assert not [name for name in page.xpath("//@*") if str(name.attrname).startswith("on")], path.name
        assert {urlsplit(link).scheme for link in page.xpath("//a/@href")} <= {"", "http", "https"}
        assert not [link for link in page.xpath("//link/@href | //@src") if urlsplit(link).netloc]
        assert "url(" not in (site / urls.STYLE).read_text(encoding="utf-8")
        assert "@import" not in (site / urls.STYLE).read_text(encoding="utf-8")


def test_why_origins_add_up_to_more_than_the_storys_is_said_where_they_do(site: Path, tmp_path: Path) -> None:
    assert labels.BY_PASSAGE not in (site / urls.story("bridge")).read_text(encoding="utf-8")
    bridge = next(each for each in BRIDGE_RESULT.stories if each.id == "bridge")
    fewer = tuple(replace(each, origins=1) if each is bridge else each for each in BRIDGE_RESULT.stories)
    as_html.write(replace(BRIDGE_RESULT, stories=fewer), tmp_path)
    page = pages(tmp_path)[tmp_path / urls.story("bridge")]
    for section in ("differences", "agreed"):
        assert labels.BY_PASSAGE in page.xpath(f"string(//section[@id='{section}'])"), section


def test_hostile_words_stay_words(site: Path) -> None:
    page = pages(site)[site / urls.article('x"><script>alert(1)</script>')]
    assert page.xpath("string(//h1)") == "</title><script>alert('headline')</script>"
    text = page.xpath("string(//article)")
    assert "First <img src=x onerror=alert(1)> line & more." in text
    assert "A null � and half a pair �." in text
    assert "<b>Bold</b> & Co" in page.xpath("string(//head/title)")
    assert not page.xpath("//a[contains(., 'Original')]"), "a javascript: address must not be linked"


def test_right_to_left_text_keeps_its_direction(site: Path) -> None:
    page = pages(site)[site / urls.article('x"><script>alert(1)</script>')]
    assert [p.get("dir") for p in page.xpath("//article/p") if "مرحبا" in p.text_content()] == ["auto"]


def test_every_citation_of_the_account_is_there_and_shows_its_sentence(site: Path) -> None:
    page = pages(site)[site / urls.story("bridge")]
    lines = page.xpath("//section[@id='account']//span[contains(@class, 'line')]")
    cited = [[(a.text, a.get("href"), a.get("title")) for a in line.xpath(".//a[@class='cite']")] for line in lines]
    assert [[number for number, _, _ in each] for each in cited] == [["1", "2"], ["3"], ["1", "4"]]
    assert cited[0][0][1:] == (
        "../articles/gazette.html#c0-84",
        "Larkmouth Gazette: The swing bridge at Larkmouth stuck open on Monday and five boats were left waiting.",
    )


def test_words_between_our_quotation_marks_are_copied_from_an_article(site: Path) -> None:
    texts = [" ".join(article.text.split()) for article in BRIDGE_RESULT.articles]
    found = 0
    for page in pages(site).values():
        for q in page.xpath("//q"):
            said = " ".join(q.text_content().split())
            assert said[0] == "“"
            assert said[-1] == "”"
            for piece in re.split(r"\s*\[…\]\s*", said[1:-1]):
                assert any(piece in text for text in texts), piece
                found += 1
    assert found >= 8
    reported = pages(site)[site / urls.story("bridge")].xpath("//span[@class='reported']")
    assert [each.text_content() for each in reported] == [
        "that the council would mend it by Friday",
        "Six boats had gone by nightfall",
    ]


def test_differing_words_are_marked_by_weight(site: Path) -> None:
    page = pages(site)[site / urls.story("bridge")]
    marked = page.xpath("//ul[@class='wordings']//mark")
    assert [(each.get("class"), each.text) for each in marked] == [("substance", "apologise")]
    gaps = page.xpath("//ul[@class='wordings']//span[contains(@class, 'gap')]/@title")
    assert gaps == [
        "not here: and we will mend the bridge by Friday (cut short)",
        "not here: very (word added)",
        "not here: Nobody was hurt",
    ]


def test_the_twin_is_the_view(site: Path) -> None:
    view = story.build(clippings.split(BRIDGE_RESULT)[0])
    twin = json.loads((site / "stories/bridge.json").read_text(encoding="utf-8"))
    assert twin == json.loads(json.dumps(as_json.plain(view)))
    page = pages(site)[site / urls.story("bridge")]
    assert page.xpath("//link[@rel='alternate']/@href") == ["bridge.json"]
    assert twin["headline"] == page.xpath("string(//h1)")


def test_the_whole_result_lies_beside_the_pages(site: Path) -> None:
    assert json.loads((site / urls.RESULT).read_text(encoding="utf-8")) == as_json.render(BRIDGE_RESULT)


def test_a_merged_story_leads_to_the_other(site: Path) -> None:
    page = pages(site)[site / urls.story("old")]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../stories/bridge.html"]
    assert page.xpath("//p[@class='notice']/a/@href") == ["../stories/bridge.html"]


def test_stories_that_were_merged_again_lead_to_the_last_and_developments_are_named_on_both_sides(
    tmp_path: Path,
) -> None:
    bridge, lone, old = BRIDGE_RESULT.stories
    older = replace(old, id="older", merged_into="old")
    result = replace(BRIDGE_RESULT, stories=(bridge, replace(lone, follows="older"), old, older))
    as_html.write(result, tmp_path)
    made = pages(tmp_path)
    page = made[tmp_path / urls.story("older")]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../stories/bridge.html"]
    named = [made[tmp_path / urls.story(id)].xpath("//p[@class='follows']/a") for id in ("lone", "bridge")]
    assert [(link.get("href"), link.text_content()) for (link,) in named] == [
        ("../stories/bridge.html", " ".join(bridge.headline.split())),
        ("../stories/lone.html", " ".join(lone.headline.split())),
    ]


def test_a_story_does_not_follow_itself_where_the_one_before_was_merged_into_it(tmp_path: Path) -> None:
    bridge, lone, old = BRIDGE_RESULT.stories
    as_html.write(replace(BRIDGE_RESULT, stories=(replace(bridge, follows="old"), lone, old)), tmp_path)
    assert not any("Follows" in link for link in pages(tmp_path)[tmp_path / urls.story("bridge")].xpath("//p/text()"))


def test_two_writes_give_equal_bytes(site: Path, tmp_path: Path) -> None:
    written = as_html.write(BRIDGE_RESULT, tmp_path)
    assert all(path.read_bytes() == (site / path.relative_to(tmp_path)).read_bytes() for path in written)


def test_an_empty_result_still_has_a_front_page(tmp_path: Path) -> None:
    as_html.write(Result(), tmp_path / "new" / "folder")
    assert "Stories" in (tmp_path / "new" / "folder" / "index.html").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match=r"Cannot write .*file: File exists\. Give another place"):
        as_html.write(BRIDGE_RESULT, tmp_path / "file")


def test_what_an_earlier_run_wrote_goes_and_what_the_user_put_there_stays(tmp_path: Path) -> None:
    first = set(as_html.write(BRIDGE_RESULT, tmp_path))
    own = {
        tmp_path / "notes.html": "mine",
        tmp_path / "stories" / "mine.html": "mine",
        tmp_path / urls.story("lone"): "put in its place",
    }
    for path, text in own.items():
        path.write_text(text, encoding="utf-8")
    left = replace(
        BRIDGE_RESULT, stories=tuple(each for each in BRIDGE_RESULT.stories if each.id == "bridge"), passages=()
    )
    second = set(as_html.write(left, tmp_path))
    assert tmp_path / urls.story("old") in first - second
    there = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert there == second | set(own) | {tmp_path / LIST}
    assert {path.read_text(encoding="utf-8") for path in own} == {"mine", "put in its place"}
    assert not (tmp_path / "pairs").exists(), "an empty folder of ours goes too"


TAKEN = {
    "the front page": "index.html",
    "the page of a story": urls.story("bridge"),
    "the JSON of an article": urls.twin(urls.article("gazette")),
    "the whole result": urls.RESULT,
}


@pytest.mark.parametrize("name", [pytest.param(name, id=case) for case, name in TAKEN.items()])
def test_a_file_of_the_users_is_not_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("precious", encoding="utf-8")
    with pytest.raises(OutputError, match=rf"not written over: {re.escape(name)}\. Give another folder"):
        as_html.write(BRIDGE_RESULT, tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / name], "nothing was written"
    assert (tmp_path / name).read_text(encoding="utf-8") == "precious"


def test_a_page_that_was_changed_by_hand_is_the_users(tmp_path: Path) -> None:
    as_html.write(BRIDGE_RESULT, tmp_path)
    as_html.write(BRIDGE_RESULT, tmp_path)
    (tmp_path / "index.html").write_text("with my notes", encoding="utf-8")
    with pytest.raises(OutputError, match=r"or was changed since, and is not written over: index\.html\. Give"):
        as_html.write(BRIDGE_RESULT, tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "with my notes"
    (tmp_path / "index.html").unlink()
    as_html.write(BRIDGE_RESULT, tmp_path)


def test_a_side_by_side_page_of_the_users_stays(tmp_path: Path) -> None:
    (pair, *_) = sorted(path for path in as_html.write(BRIDGE_RESULT, tmp_path / "else") if path.parent.name == "pairs")
    own = tmp_path / "site" / "pairs" / pair.name
    own.parent.mkdir(parents=True)
    own.write_text("precious", encoding="utf-8")
    with pytest.raises(OutputError, match="not written over: pairs/"):
        as_html.write(BRIDGE_RESULT, tmp_path / "site")
    assert own.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize(
    ("write", "name"),
    [(as_tables.write_csv, "claims.csv"), (as_tables.write_parquet, "claims.parquet"), (as_json.write_file, "result.json")],
    ids=["csv", "parquet", "json"],
)  # fmt: skip
def test_a_table_of_the_users_is_not_written_over(tmp_path: Path, write: Any, name: str) -> None:
    write(BRIDGE_RESULT, tmp_path)
    write(Result(), tmp_path)
    assert not [line for line in (tmp_path / LIST).read_text(encoding="utf-8").splitlines() if "  " in line]
    (tmp_path / name).write_text("precious", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(OutputError, match=f"not written over: {name}"):
        write(BRIDGE_RESULT, tmp_path)
    assert before == {path: path.read_bytes() for path in tmp_path.iterdir()}


def test_a_list_that_was_tampered_with_takes_nothing_away_elsewhere(tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    outside.write_text("mine", encoding="utf-8")
    digest = hashlib.blake2b(b"mine", digest_size=16).hexdigest()
    site = tmp_path / "site"
    site.mkdir()
    (site / LIST).write_text(f"{digest}  ../outside.html\n{digest}  {outside}\n", encoding="utf-8")
    as_html.write(BRIDGE_RESULT, site)
    assert outside.read_text(encoding="utf-8") == "mine"


def test_a_run_that_is_broken_off_leaves_whole_pages_and_the_next_one_clears_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_html.write(replace(BRIDGE_RESULT, stories=BRIDGE_RESULT.stories[:1]), tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.html")}
    put, count = Folder.put, iter(range(100))

    def broken(self: Folder, name: str, *texts: Any) -> None:
        if next(count) < 12:
            return put(self, name, *texts)
        return put(self, name, half())

    def half() -> Iterator[str]:
        yield "half a page"
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "put", broken)
        with pytest.raises(KeyboardInterrupt):
            as_html.write(BRIDGE_RESULT, tmp_path)
    found = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert before.keys() <= found.keys(), "nothing goes before all is there"
    assert not [path for path, text in found.items() if b"half a page" in text or path.suffix == ".tmp"]
    as_html.write(Result(), tmp_path)
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {
        *("index.html", "index.json", urls.STYLE, urls.SCHEMA, urls.RESULT, LIST)
    }


def test_json_beside_pages_takes_none_of_them_away(tmp_path: Path) -> None:
    written = as_html.write(BRIDGE_RESULT, tmp_path)
    as_json.write_file(Result(), tmp_path)
    assert all(path.is_file() for path in written)
    as_html.write(Result(), tmp_path)
    assert not (tmp_path / urls.story("bridge")).exists(), "the next pages know of them"


def test_tables_beside_pages_stay_when_the_pages_are_written_again(tmp_path: Path) -> None:
    tables = as_tables.write_csv(BRIDGE_RESULT, tmp_path)
    assert set(tmp_path.rglob("*")) == {*tables, tmp_path / LIST}
    as_html.write(BRIDGE_RESULT, tmp_path)
    as_html.write(Result(), tmp_path)
    assert all(path.is_file() for path in tables)


def test_what_another_story_cites_opens_on_the_page_of_its_article(tmp_path: Path) -> None:
    """A story's page may cite an article of another story; that one's page is written first, and then once more."""
    (first, *_) = BRIDGE_RESULT.stories
    own = article("Nobody came to the regatta at Larkmouth, said Moss.", "Sound Radio", id="elsewhere")
    words = Span("gazette", 0, 12)
    claim = Claim("c", "later", "Nobody came.", "single", 1, (Span("elsewhere", 0, 11), words))
    result = replace(
        BRIDGE_RESULT,
        articles=(*BRIDGE_RESULT.articles, own),
        stories=(*BRIDGE_RESULT.stories, replace(first, id="later", articles=("elsewhere",), merged_into=None)),
        claims=(*BRIDGE_RESULT.claims, claim),
    )
    as_html.write(result, tmp_path)
    test_every_link_inside_the_site_opens_at_a_place_that_exists(tmp_path)
    page = pages(tmp_path)[tmp_path / urls.article("gazette")]
    assert page.xpath(f"//@id[. = '{urls.anchor(0, 12)}']")
    assert page.xpath("//a[contains(@href, 'bridge.html#')]"), "what its own story cites stays"


def test_no_more_than_a_few_pages_are_held(tmp_path: Path) -> None:
    text = " ".join(f"Word {n} of a long article, with more words after it." for n in range(2000))
    stories = tuple(replace(BRIDGE_RESULT.stories[0], id=f"s{n}", articles=(f"a{n}",)) for n in range(40))
    result = Result(articles=tuple(article(text, id=f"a{n}") for n in range(40)), stories=stories)
    as_html.write(Result(), tmp_path / "warm")
    tracemalloc.start()
    written = as_html.write(result, tmp_path / "site")
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held < sum(path.stat().st_size for path in written) / 3


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_has_the_contrast_of_wcag_aa_in_light_and_dark(site: Path) -> None:
    style = (site / urls.STYLE).read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.S)[:2]
    )
    for theme in (light, dark):
        for ink, ground in (
            *((ink, ground) for ink in ("ink", "soft", "link", "differs") for ground in ("paper", "panel")),
            *(("ink", ground) for ground in ("mark", "target", "quoted")),
            ("substance", "substance-ground"),
            ("substance", "paper"),
        ):
            one, other = sorted((luminance(theme[ink]), luminance(theme[ground])))
            assert (other + 0.05) / (one + 0.05) >= 4.5, (ink, ground, theme[ink], theme[ground])
