"""Which outlet an article is from: by its name, its address, its file; the shape of the list; a user's own register."""

from __future__ import annotations

import tomllib
import urllib.request
from importlib.resources import files
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import articles
from rashomon.articles import from_jsonl, outlets, settle
from rashomon.articles.outlets import agencies, register
from rashomon.errors import UsageError
from rashomon.records import Article, Outlet
from tests.newsroom import opened

KNOWN = register.bundled()
DATA = tomllib.loads(files("rashomon.articles.outlets").joinpath("outlets.toml").read_text(encoding="utf-8"))

NAMED = [
    ("The Guardian", None, "x", "The Guardian", "the name itself"),
    ("the guardian", None, "x", "The Guardian", "small letters"),
    ("GUARDIAN", None, "x", "The Guardian", "no article, capitals"),
    ("NYT", None, "x", "The New York Times", "another name"),
    ("N.Y. Times", None, "x", "The New York Times", "points"),
    ("Mail On-Line", None, "x", "Daily Mail", "a hyphen more"),
    ("El Pais", None, "x", "El País", "no accent"),
    ("www.bbc.co.uk", None, "x", "BBC", "an address for a name"),
    ("Associated Press", None, "x", "AP", "an agency has the name that credits have"),
    ("Port Merrin Courier", None, "x", "Port Merrin Courier", "nobody knows it"),
    ("the  courier", None, "x", "the courier", "nobody knows it, so that its letters stay"),
    ("The Star", None, "x", "The Star", "several have the name"),
    ("The Star", "https://www.the-star.co.ke/news/1", "x", "The Star (Kenya)", "the address tells which"),
    ("The Guardian", "https://guardian.ng/news/1", "x", "The Guardian (Nigeria)", "the address tells which, again"),
    ("The Times", "https://www.nytimes.com/1", "x", "The New York Times", "a short name at its own address"),
    ("The Sunday Times (UK)", "https://www.thetimes.co.uk/1", "x", "The Sunday Times (UK)", "known, at another's"),
    ("Fox News Opinion", "https://www.foxnews.com/opinion/1", "x", "Fox News", "a section at its outlet's address"),
    ("Fox News Opinion", None, "x", "Fox News Opinion", "a section without an address"),
    ("ABC News Online", "https://www.abc.net.au/1", "x", "ABC News (Australia)", "a section, the name of several"),
    ("Harbour Desk", "https://www.bbc.com/news/1", "x", "Harbour Desk", "a name that is not the outlet's"),
    ("Reuters", "https://www.nytimes.com/1", "x", "Reuters", "an agency at another's address"),
    (None, "https://edition.cnn.com/2024/03/03/x", "x", "CNN", "by address, a host under it"),
    (None, "http://africa.chinadaily.com.cn/x", "x", "China Daily", "by address, a suffix of two parts"),
    (None, "https://abcnews.go.com/x", "x", "ABC News (US)", "by address, under a domain of many"),
    (None, "https://other.go.com/x", "x", "go.com", "by address, the domain of many"),
    (None, "https://finance.yahoo.com/x", "x", "Yahoo Finance", "an outlet under another's domain"),
    (None, "https://notcnn.com/x", "x", "notcnn.com", "a domain that ends like one"),
    (None, "https://live.courier.example/x", "x", "courier.example", "the registered domain"),
    (None, "https://news.courier.co.uk/x", "x", "courier.co.uk", "the registered domain under two parts"),
    (None, "https://jane.blogspot.com/x", "x", "jane.blogspot.com", "a blog of the suffix list"),
    (None, "https://jane.substack.com/p/x", "x", "jane.substack.com", "a newsletter"),
    (None, "https://john.substack.com/p/x", "x", "john.substack.com", "another newsletter"),
    (None, "https://medium.com/@jane/x", "x", "medium.com/@jane", "a blog in a path"),
    (None, "https://www.medium.com/@jane/x", "x", "medium.com/@jane", "a blog in a path, with www"),
    (None, "http://127.0.0.1:8000/x", "x", "127.0.0.1", "an address of numbers"),
    (None, None, "daily mail", "Daily Mail", "the name of the file"),
    (None, None, "the-guardian", "The Guardian", "the name of the file, with its article"),
    (None, None, "guardian", "guardian", "the name of the file is a word"),
    (None, None, "time", "time", "the name of the file is a word, again"),
    (None, None, "Time", "Time", "the name of the file as the outlet writes it"),
    (None, None, "bbc_news", "BBC", "the name of the file, an underscore"),
    (None, None, "article-1", "article-1", "the name of the file is none"),
    ("N/A", None, "x", "x", "a name that says there is none"),
]


@pytest.mark.parametrize(("stated", "url", "stem", "name", "case"), NAMED, ids=[case for *_, case in NAMED])
def test_an_outlet_is_named(stated: str | None, url: str | None, stem: str, name: str, case: str) -> None:
    assert KNOWN.name(stated, url, stem) == name


def test_no_address_is_looked_up_on_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(urllib.request, "urlopen", refused)
    monkeypatch.setattr("tld.base.urlopen", refused)
    monkeypatch.setattr("socket.socket.connect", refused)
    outlets.registered.cache_clear()
    assert outlets.registered("a.b.courier.com.au") == "courier.com.au"


@given(st.sampled_from(sorted(KNOWN.outlets)))
def test_a_name_is_known_by_itself_in_any_case_and_at_every_domain(name: str) -> None:
    outlet = KNOWN.outlets[name]
    assert KNOWN.known(name) is outlet
    for form in (name, name.upper(), f"The {name}", *outlet.aliases):
        assert KNOWN.find(form) is outlet
    for domain in outlet.domains:
        assert KNOWN.at(f"https://www.{domain}/a") is outlet
        assert KNOWN.name(name, f"https://{domain}/a", "x") == name


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_and_addresses_give_a_name(stated: str, path: str) -> None:
    assert KNOWN.name(None, f"https://courier.example/{path}", "x") == "courier.example"
    assert isinstance(KNOWN.name(stated, f"https://{path}", "x"), str)


def test_the_list_is_in_order_and_says_only_what_an_outlet_has() -> None:
    listed = DATA["outlets"]
    assert len(listed) > 800
    plain = [name.casefold().removeprefix("the ") for name in listed]
    assert plain == sorted(plain)
    for name, fields in listed.items():
        assert fields.keys() <= set(Outlet.__dataclass_fields__) - {"name"}, name
        assert fields, f"{name}: a line says something"
        assert all(fields.values()), f"{name}: what is not known is left out"
        said = [name, *(each for value in fields.values() for each in (value if isinstance(value, list) else [value]))]
        assert all(each == each.strip() for each in said if isinstance(each, str)), name


def test_no_name_or_domain_is_of_two_outlets() -> None:
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for outlet in KNOWN.outlets.values():
        for form in (outlet.name, *outlet.aliases):
            assert names.setdefault(outlets.plain(form), outlet.name) == outlet.name, form
        for domain in outlet.domains:
            assert domains.setdefault(domain, outlet.name) == outlet.name, domain
            assert domain == domain.casefold().removeprefix("www.")
            assert "." in domain
    for outlet in KNOWN.outlets.values():
        for domain in outlet.domains:
            above = domain.partition(".")[2]
            assert domains.get(above) != outlet.name or outlet.agency, f"{domain} is under {above}"


def test_countries_are_of_iso_3166_and_zones_of_the_iana_database_and_of_the_country() -> None:
    tables = files("tzdata.zoneinfo")
    countries = {line[:2] for line in _lines(tables.joinpath("iso3166.tab").read_text(encoding="utf-8"))}
    places: dict[str, set[str]] = {}
    for table in ("zone.tab", "zone1970.tab"):
        for line in _lines(tables.joinpath(table).read_text(encoding="utf-8")):
            codes, _, zone = line.split("\t")[:3]
            places.setdefault(zone, set()).update(codes.split(","))
    zones = available_timezones()
    for outlet in KNOWN.outlets.values():
        assert outlet.country is None or outlet.country in countries, outlet
        assert outlet.zone is None or outlet.zone in zones, outlet
        assert not outlet.zone or not outlet.country or outlet.country in places[outlet.zone], outlet


def _lines(table: str) -> list[str]:
    return [line for line in table.splitlines() if not line.startswith("#")]


def test_a_newsroom_is_shared() -> None:
    rooms = [outlet.newsroom for outlet in KNOWN.outlets.values() if outlet.newsroom]
    assert len(set(rooms)) > 10
    assert all(rooms.count(room) > 1 for room in rooms)


def test_agencies_stand_in_one_list() -> None:
    named = {name for name, *_ in agencies.listed()}
    for name, fields in DATA["outlets"].items():
        assert fields.get("agency", False) == (name in named), name
        assert name not in named or not fields.keys() & {"domains", "aliases"}, name
    assert {outlet.name for outlet in KNOWN.outlets.values() if outlet.agency} == named
    assert not [outlet.name for outlet in KNOWN.outlets.values() if not outlet.agency and agencies.own(outlet.name)]


def test_doubtful_names_and_hosts_are_in_order_and_of_use() -> None:
    doubtful = DATA["doubtful"]["names"]
    assert doubtful == sorted(set(doubtful))
    assert set(doubtful) <= KNOWN.forms.keys()
    for hosts in DATA["hosts"].values():
        assert hosts == sorted(set(hosts))
        assert all(outlets.registered(host) == host for host in hosts)


TOML = """
[outlets]
"Port Merrin Courier" = { domains = ["https://www.courier.example/"], aliases = ["Courier"], newsroom = "Merrin Press", zone = "Europe/Oslo" }
"Merrin Echo" = { domains = ["echo.example"], newsroom = "Merrin Press", country = "NO" }
"Halyard" = { aliases = ["Halyard News Agency"], domains = ["halyard.example"], agency = true }
"The Guardian" = { zone = "Europe/London" }
"Merrin Sun" = { aliases = ["The Sun"] }
"""


@pytest.fixture
def own(tmp_path: Path) -> register.Register:
    path = tmp_path / "own.toml"
    path.write_text(TOML, encoding="utf-8")
    return register.load(path)


def test_a_register_of_one_s_own_adds_and_has_the_last_word(own: register.Register) -> None:
    assert own.name("the COURIER", None, "x") == own.name(None, "http://live.courier.example/1", "x")
    assert own.known("Port Merrin Courier") == Outlet(
        "Port Merrin Courier", ("courier.example",), ("Courier",), newsroom="Merrin Press", zone="Europe/Oslo"
    )
    assert own.name(None, None, "courier") == "Port Merrin Courier"
    guardian = own.known("The Guardian")
    assert guardian is not None
    assert (guardian.zone, guardian.owner, guardian.domains) == (
        "Europe/London",
        "Scott Trust",
        KNOWN.outlets["The Guardian"].domains,
    )
    assert own.name("The Sun", None, "x") == own.name(None, None, "sun") == "Merrin Sun"
    assert own.name(None, "https://www.thesun.co.uk/1", "x") == "The Sun"
    assert own.name("BBC News", None, "x") == "BBC"


def test_a_table_says_the_same(own: register.Register, tmp_path: Path) -> None:
    rows = (
        "name,domains,aliases,newsroom,zone,country,agency\n"
        "Port Merrin Courier,www.courier.example,Courier,Merrin Press,Europe/Oslo,,\n"
        "Merrin Echo,echo.example,,Merrin Press,,NO,no\n"
        "Halyard,halyard.example,Halyard News Agency,,,,yes\n"
    )
    for name, text in (("own.csv", rows), ("own.tsv", rows.replace(",", "\t"))):
        path = tmp_path / name
        path.write_text("\ufeff" + text, encoding="utf-8")
        made = register.load(path)
        for outlet in ("Port Merrin Courier", "Merrin Echo", "Halyard"):
            assert made.known(outlet) == own.known(outlet)


WRONG = [
    ("own.toml", None, "No such file or directory. Check the path."),
    ("own.yaml", b"outlets:", "its name ends in .yaml. Give a file that ends in .toml, .csv or .tsv."),
    ("own.toml", b"[outlets\n", "it is no TOML"),
    ("own.toml", b"\xff\xfe[outlets]", "it is not in UTF-8"),
    ("own.toml", b'[outlet]\n"A" = {}', "it has a table 'outlet'. Put all outlets under [outlets]."),
    ("own.toml", b"", "it has no table [outlets]"),
    ("own.toml", b'[outlets]\nA = "B"', "'A' is no outlet"),
    ("own.toml", b'[outlets]\nA = { domain = ["a.example"] }', "'A' has a field 'domain'. Did you mean domains?"),
    ("own.toml", b'[outlets]\nA = { domains = "a.example" }', "'A': domains is no list of words"),
    ("own.toml", b'[outlets]\nA = { domains = ["a b"] }', "'A': 'a b' is no domain"),
    ("own.toml", b'[outlets]\nA = { zone = "Merrin" }', "'A': 'Merrin' is no time zone"),
    ("own.toml", b'[outlets]\nA = { zone = "Europe" }', "'A': 'Europe' is no time zone"),
    ("own.toml", b'[outlets]\nA = { zone = "../x" }', "'A': '../x' is no time zone"),
    ("own.toml", b'[outlets]\nA = { country = "Norway" }', "'A': 'Norway' is no country"),
    ("own.toml", b'[outlets]\nA = { agency = "maybe" }', "'A': agency is 'maybe'"),
    ("own.toml", b"[outlets]\nA = { owner = 3 }", "'A': owner is no word"),
    ("own.toml", b'[outlets]\n"..." = { owner = "B" }', "'...' names no outlet"),
    ("own.toml", b'[outlets]\nA = { aliases = ["b"] }\nB = {}', "'B' is both 'A' and 'B'"),
    ("own.csv", b"outlet\nCourier\n", "it has no column `name`"),
    ("own.csv", b"name,zone\nCourier\n", "line 2 has more or fewer cells"),
    ("own.csv", b"name,zone\nCourier,Oslo\n", "line 2: 'Oslo' is no time zone"),
    ("own.csv", b'name,zone\n"Courier,\n', "is no row of a table"),
]


@pytest.mark.parametrize(("name", "data", "why"), WRONG, ids=[why for *_, why in WRONG])
def test_a_register_that_is_wrong_says_what_and_what_to_do(
    tmp_path: Path, name: str, data: bytes | None, why: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UsageError) as error:
        register.load(path)
    assert str(error.value).startswith(f"Cannot use the register of outlets {path}: ")
    assert why in str(error.value)


def test_articles_are_read_with_the_user_s_register(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(
        '{"outlet": "the courier", "text": "A ferry struck the pier.", "published": "2024-03-03T21:30:00"}\n'
        '{"outlet": "Halyard News Agency", "text": "A ferry struck the pier.", "modified": "2024-03-03T21:30:00"}\n'
        '{"outlet": "Unheard-of Gazette", "text": "The pier is shut.", "published": "2024-03-03T21:30:00"}\n',
        encoding="utf-8",
    )
    found, _ = articles.read([tmp_path / "a.jsonl"], articles.Options(outlets=tmp_path / "own.toml"))
    assert [(each.outlet, each.published, each.published_basis, each.agency) for each in found] == [
        ("Port Merrin Courier", "2024-03-03T21:30:00+01:00", "outlet-zone", None),
        ("Halyard", None, None, "Halyard"),
        ("Unheard-of Gazette", "2024-03-03", "date-only", None),
    ]
    with pytest.raises(UsageError):
        articles.read([tmp_path / "a.jsonl"], articles.Options(outlets=tmp_path / "none.toml"))


def test_an_outlet_s_own_articles_are_not_an_agency_s_for_a_word_in_its_name() -> None:
    rows = settle(from_jsonl.read(opened(b'{"outlet": "The Daily Wire", "text": "The pier is shut."}', "x.jsonl")))
    assert [row.agency for row in rows if isinstance(row, Article)] == [None]
