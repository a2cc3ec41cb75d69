"""Which agency an article is from: the ways that articles say so, and what only looks like it."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from rashomon.articles.outlets import agencies
from rashomon.articles.stated import agency, byline

BODY = "A ferry struck a pier on Sunday.\n\nNobody was hurt, the mayor said.\n\nThe pier is shut, she said."

SAID = [
    ("PORT ELLERY, March 3 (Reuters) - A ferry struck a pier.", "Reuters", "dateline with a day"),
    ("PORT ELLERY (AP) — A ferry struck a pier.", "AP", "dateline"),
    ("Port Ellery (AFP) – A ferry struck a pier.", "AFP", "dateline of a listed agency, place not in capitals"),
    ("(Reuters) - A ferry struck a pier.", "Reuters", "dateline without a place"),
    ("PORT ELLERY, N.Y., Sept. 26 (UPI) — A ferry struck.", "UPI", "place with its state"),
    ("PORT ELLERY/SKARRA (Reuters) - A ferry struck.", "Reuters", "two places"),
    ("Dec 29 (Reuters) - A ferry struck a pier.", "Reuters", "a day alone"),
    ("New Delhi, Nov 22 (PTI) A ferry struck a pier.", "PTI", "no dash, but a day"),
    ("MOSCOW, March 3. /TASS/. A ferry struck a pier.", "TASS", "between slashes"),
    ("PORT ELLERY (CBS/AP) — A ferry struck a pier.", "AP", "a newsroom and an agency"),
    ("PORT ELLERY, March 3 (Halyard) — A ferry struck.", "Halyard", "an agency that nobody lists"),
    ("PORT ELLERY (North Sea Press) — A ferry struck.", "North Sea Press", "one that nobody lists, without a day"),
    ("A summary of it.\n\nPORT ELLERY (AP) — A ferry struck.", "AP", "dateline behind a summary"),
    ("By Jane Doe, Associated Press\n\n" + BODY, "AP", "byline in the text"),
    (BODY + "\n\nCopyright 2017 The Associated Press. All rights reserved.", "AP", "notice of copyright"),
    (BODY + "\n\n© Agence France-Presse", "AFP", "notice of copyright, by the sign"),
    (BODY + "\n\n(AP)", "AP", "alone at the end"),
    (BODY + "\n\n- Reuters.", "Reuters", "alone behind a dash"),
    (BODY + "\n\nThe Associated Press contributed to this report.", "AP", "contributed"),
    (BODY + "\n\nAnn Lee and The Associated Press contributed to this story.", "AP", "contributed, with staff"),
    (BODY + "\n\nContributing: Ann Lee, Mill Post; Associated Press", "AP", "contributing"),
    (BODY + "\n\nThe Press Association contributed to this article.", "PA", "a long name"),
    (BODY + "\n\nHalyard News Agency contributed to this report.", "Halyard", "contributed, nobody lists it"),
    (BODY + "\n\nHalyard News Agency, with staff reporting by Bill Kay", "Halyard", "a line of credit"),
    (BODY + "\n\nWith files from Reuters", "Reuters", "with files"),
    (BODY + "\n\n(With inputs from PTI)", "PTI", "with inputs"),
    (BODY + "\n\nAdditional reporting by PA", "PA", "additional reporting"),
    (BODY + "\n\nThis report contains material from Reuters.", "Reuters", "material"),
    (BODY + "\n\nAdditional reporting from agencies", "agencies", "unnamed"),
    (BODY + "\n\nHe told AFP so.\n\nAdditional reporting from agencies", "AFP", "unnamed, and one is credited"),
    ("PORT ELLERY, March 3 (Reuters) --\nA ferry struck a pier.", "Reuters", "dateline on a line of its own"),
    (BODY + "\n\nThis article is based in part on wire service reports.", "agencies", "based on, unnamed"),
    (BODY + "\n\nThis story was compiled from Reuters material and other papers.", "Reuters", "compiled from"),
    (BODY + "\n\nFrom staff and wire reports", "agencies", "a line of credit, unnamed"),
    ("By Jane Doe and agencies\n\n" + BODY + "\n\n(AFP)", "AFP", "unnamed in the byline, named below"),
    ("Ferry strikes pier Updated: 2016-05-30 09:53 (Xinhua)\n" + BODY, "Xinhua", "behind the time"),
]
NOT_SAID = [
    (BODY, "nothing"),
    ("Police told Reuters that the pier is shut.", "an agency in the prose"),
    (BODY + "\n\nThe ferry at the pier. (Jo Tarn/Reuters)", "a photographer's agency"),
    ("(Jo Tarn/Reuters)\nA ferry struck a pier.", "a photographer's agency on top"),
    ("The ferry, on Sunday. Jo Tarn/AFP/Getty Images\nA ferry struck.", "an agency in a caption"),
    ("NATO (OTAN) — which met on Sunday — said nothing.", "an abbreviation in capitals"),
    ("The Harbour Users Group (HUG) — A body of nine — met.", "an abbreviation behind a name"),
    ("Rep. Ann Lee (R-Pa.) — A critic — left.", "a party and a state"),
    (BODY + "\n\nBob Ray in Scranton, PA contributed to this report.", "a state"),
    (BODY + "\n\nAnn Lee contributed to this report.", "staff"),
    (BODY + "\n\nAdditional reporting by Ann Lee", "staff"),
    (BODY + "\n\n© 2024 The Mill Post. All rights reserved.", "the outlet's own notice"),
    ("DENVER (Mill Post) — A ferry struck a pier.", "the outlet's own dateline"),
    (BODY + "\n\n(Reporting by Ann Lee; editing by Bo Ray)", "a credit that names no agency"),
]


@pytest.mark.parametrize(("text", "name", "case"), SAID, ids=[case for *_, case in SAID])
def test_an_article_says_which_agency_it_is_from(text: str, name: str, case: str) -> None:
    assert agency.find(text, outlet="Mill Post") == name


@pytest.mark.parametrize(("text", "case"), NOT_SAID, ids=[case for *_, case in NOT_SAID])
def test_what_only_looks_like_a_credit_is_none(text: str, case: str) -> None:
    assert agency.find(text, outlet="Mill Post") is None


def test_an_agency_s_own_articles_carry_its_name() -> None:
    assert agency.find(BODY, outlet="Halyard News Agency") == "Halyard"
    assert agency.find(BODY, outlet="www.apnews.com") == "AP"


BYLINES = [
    ("By Jane Doe", ("Jane Doe",), None),
    ("JANE DOE and JOHN ROE", ("Jane Doe", "John Roe"), None),
    ("By Jane Doe in Paris, John Roe in Oslo and Reuters", ("Jane Doe", "John Roe"), "Reuters"),
    ("Jane Doe, Political Editor", ("Jane Doe",), None),
    ("Jane Doe | The Mill Post", ("Jane Doe",), None),
    ("Jane Doe & John Roe for Mill Post", ("Jane Doe", "John Roe"), None),
    ("Martin Roe, Jr.", ("Martin Roe, Jr",), None),
    ("Associated Press", (), "AP"),
    ("By The Associated Press", (), "AP"),
    ("Reuters Staff", (), "Reuters"),
    ("Merrow News Agency", (), "Merrow"),
    ("Staff writers", (), None),
    ("https://social.example/janedoe", (), None),
    ("jane@millpost.example", (), None),
    ("Ursula von der Au", ("Ursula von der Au",), None),
    ("Jane Doe (AP)", ("Jane Doe",), "AP"),
    ("By Jane Doe of The Canadian Press", ("Jane Doe",), "Canadian Press"),
    ("Jane Doe, The Canadian Press Staff", ("Jane Doe",), "Canadian Press"),
    ("JANE DOE Associated Press", ("Jane Doe",), "AP"),
    ("Jane Doe PTI", ("Jane Doe",), "PTI"),
    ("Press Association reporter", (), "PA"),
    ("Jane Doe and agencies", ("Jane Doe",), "agencies"),
    ("Staff and agencies in Skarra", (), "agencies"),
    ("From wire reports", (), "agencies"),
    ("Jane Doe and agencies; Reuters", ("Jane Doe",), "Reuters"),
    ("Jane Doe and John Roe, CNN", ("Jane Doe", "John Roe"), None),
    ("Jane Doe BBC News, Skarra", ("Jane Doe",), None),
    ("Jane Doe | Port Merrin Courier", ("Jane Doe",), None),
    ("Jane Doe and Emily Post", ("Jane Doe", "Emily Post"), None),
    ("Jane Doe, Published: 3 March 2024", ("Jane Doe",), None),
    ("Updated by Jane Doe | March 3, 2024", ("Jane Doe",), None),
    ("Jane Doe is a fellow at the Merrin Institute", ("Jane Doe",), None),
    ("The Editorial Board", (), None),
    ("Mary Ann Ford", ("Mary Ann Ford",), None),
]


@pytest.mark.parametrize(("line", "people", "named"), BYLINES, ids=[line for line, *_ in BYLINES])
def test_a_byline_is_people_and_an_agency(line: str, people: tuple[str, ...], named: str | None) -> None:
    assert byline.split(line, "The Mill Post") == byline.Byline(people, named)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ferry hits pier\n\nBy Kelly Marsh\n\nA ferry struck.", ["By Kelly Marsh"]),
        ("By Sunday the pier had been shut for a week, and nobody knew when it would open.", []),
        ("By Kelly Marsh's count there were nine.", []),
        ("A ferry struck.\n\nBy and large, it was calm", []),
    ],
)
def test_a_byline_in_the_text_is_a_line_of_names(text: str, found: list[str]) -> None:
    assert list(byline.lines(text)) == found


def test_the_list_of_agencies_has_each_form_once() -> None:
    data = tomllib.loads(files("rashomon.articles.outlets").joinpath("agencies.toml").read_text(encoding="utf-8"))
    assert data.keys() == {"forms", "doubtful"}
    forms = [form for usual, others in data["forms"].items() for form in (usual, *others)]
    assert len(forms) == len(set(forms)), sorted(form for form in forms if forms.count(form) > 1)
    assert all(form == form.strip() and form for form in forms)
    assert set(data["doubtful"]["forms"]) <= set(forms)
    assert list(data["forms"]) == sorted(data["forms"], key=str.casefold)


def test_every_listed_form_gives_its_usual_name() -> None:
    data = tomllib.loads(files("rashomon.articles.outlets").joinpath("agencies.toml").read_text(encoding="utf-8"))
    for usual, others in data["forms"].items():
        assert {agencies.own(form) for form in (usual, *others)} == {usual}
