"""The library: a save that is broken changes nothing for customers."""

import os
import threading

import pytest

from intakebot.authoring.library import Library
from intakebot.understanding.route import Routable

FLOW = """\
flow: {id}
title: {{en: About {id}, de: Zu {id}}}
default: {default}
starts_with: [{id} please, About {id}]
questions:
  - include: identity
  - {{id: a, kind: text, ask: "{ask}"}}
"""
IDENTITY = "questions: [{id: name, kind: name, ask: Who?}]\n"


class Files:
    """A folder of flow files that is written like an editor does."""

    def __init__(self, folder):
        self.folder = folder
        self.tick = 1_000_000_000
        (folder / "shared").mkdir()

    def save(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        self.tick += 60
        os.utime(path, (self.tick, self.tick))
        return self.tick * 1000

    def flow(self, name, ask="A?", default="no"):
        return self.save(f"{name}.yaml", FLOW.format(id=name, ask=ask, default=default))


@pytest.fixture
def files(tmp_path):
    made = Files(tmp_path)
    made.save("shared/identity.yaml", IDENTITY)
    made.flow("one", default="yes")
    made.flow("two")
    made.save("teams.yaml", "teams: [{id: web, name: Web}]\n")
    made.save("sites.yaml", "sites: [{id: shop, name: Shop}]\n")
    return made


@pytest.fixture
def library(files):
    made = Library()
    report = made.load(files.folder)
    assert report.ok, str(report)
    return made


def asked(library, flow):
    return library.flow(flow).item("a").ask.say("en", {})


def test_what_is_good_is_live(library):
    assert library.ready
    assert {flow.id for flow in library.flows()} == {"one", "two"}
    assert library.default().id == "one"
    assert library.team("web").name_in("en") == "Web"
    assert library.site("shop").name == "Shop"
    assert library.routables() == (
        Routable("one", ("About one", "Zu one", "one please")),
        Routable("two", ("About two", "Zu two", "two please")),
    )
    assert library.notices() == []


def test_a_save_goes_live_and_old_conversations_keep_their_edition(library, files):
    before = library.flow("two").edition
    files.flow("two", "B?")

    report = library.reload()

    assert report.published == ("two",)
    assert report.changed
    assert asked(library, "two") == "B?"
    assert library.edition(before).item("a").ask.say("en", {}) == "A?"
    assert library.edition(library.flow("two").edition) is library.flow("two")


def test_a_broken_save_keeps_the_last_good_edition_and_is_remembered(library, files):
    published = {each.file: each.published for each in library.standings()}["two.yaml"]
    saved = files.flow("two", "{{ nobody }}")

    report = library.reload()

    assert not report.ok
    assert asked(library, "two") == "A?"
    standing = {each.file: each for each in library.standings()}["two.yaml"]
    assert standing.published == published
    assert standing.since == saved
    assert [p.code for p in standing.problems] == ["unknown-name"]
    (notice,) = library.notices()
    assert notice.startswith("two.yaml has a problem and was not published. Customers still see")
    assert "two.yaml:7:" in notice
    assert "Customers still see the flow as it was at" in str(report)


def test_the_same_broken_save_keeps_its_since(library, files):
    saved = files.flow("two", "{{ nobody }}")
    library.reload()
    files.flow("one", "B?", default="yes")

    library.reload()

    assert {each.file: each.since for each in library.standings()}["two.yaml"] == saved
    assert asked(library, "one") == "B?"


def test_mending_a_save_makes_it_live_and_forgets_the_problem(library, files):
    files.flow("two", "{{ nobody }}")
    library.reload()
    saved = files.flow("two", "C?")

    report = library.reload()

    assert report.ok
    assert asked(library, "two") == "C?"
    assert library.notices() == []
    assert {each.file: each.published for each in library.standings()}["two.yaml"] == saved


@pytest.mark.parametrize("half", ["", "flow: tw", FLOW[:40], "flow: two\ntitle: [", "\x00"])
def test_half_a_file_takes_nothing_away(library, files, half):
    files.save("two.yaml", half)

    library.reload()

    assert asked(library, "two") == "A?"


def test_a_broken_shared_file_keeps_all_its_flows_as_they_were(library, files):
    files.save("shared/identity.yaml", "questions: [")

    report = library.reload()

    assert {flow.id for flow in library.flows()} == {"one", "two"}
    assert "Customers still see these 2 flows as they were." in str(report)
    assert len(library.notices()) == 2


def test_a_flow_whose_file_is_gone_is_no_longer_offered(library, files):
    before = library.flow("two").edition
    (files.folder / "two.yaml").unlink()

    report = library.reload()

    assert report.withdrawn == ("two",)
    assert library.flow("two") is None
    assert [each.id for each in library.routables()] == ["one"]
    assert library.edition(before).id == "two"


def test_a_file_that_is_renamed_is_the_same_flow(library, files):
    before = library.flow("two")
    (files.folder / "two.yaml").rename(files.folder / "zwei.yaml")

    report = library.reload()

    assert (report.withdrawn, report.published) == ((), ())
    assert library.flow("two").edition == before.edition


def test_a_file_that_is_renamed_and_broken_at_once_keeps_its_flow(library, files):
    (files.folder / "two.yaml").unlink()
    files.save("zwei.yaml", FLOW.format(id="two", ask="{{ x }}", default="no"))

    library.reload()

    assert asked(library, "two") == "A?"


def test_another_id_in_the_file_is_another_flow(library, files):
    files.save("two.yaml", FLOW.format(id="three", ask="A?", default="no"))

    report = library.reload()

    assert (report.published, report.withdrawn) == (("three",), ("two",))


def test_broken_teams_and_sites_stay_as_they_were(library, files):
    files.save("teams.yaml", "teams: [{id: web}]")
    files.save("sites.yaml", "sites: {")

    library.reload()

    assert library.team("web").name_in("en") == "Web"
    assert library.site("shop").name == "Shop"
    assert len(library.notices()) == 2


def test_nothing_new_is_not_a_change(library):
    report = library.reload()

    assert not report.changed
    assert report.published == ()


def test_a_folder_that_goes_away_takes_nothing_with_it(library, files, tmp_path):
    files.folder.rename(tmp_path.parent / f"{tmp_path.name}-away")

    report = library.reload()

    assert not report.ok
    assert "can't be read" in str(report)
    assert library.ready


def test_an_edition_comes_back_from_its_own_files(library):
    edition = library.flow("two").edition
    kept = library.bundle(edition)
    assert sorted(kept) == ["shared/identity.yaml", "two.yaml"]

    flow = Library().restore(edition, "two", kept)

    assert flow.edition == edition
    assert [item.id for item in flow.items] == ["name", "a"]


def test_an_edition_that_is_restored_is_found_again_with_its_files(library):
    edition = library.flow("two").edition
    fresh = Library()
    fresh.restore(edition, "two", library.bundle(edition))

    assert fresh.edition(edition).id == "two"
    assert fresh.bundle(edition) == library.bundle(edition)


def test_files_that_no_longer_make_a_flow_restore_nothing(library):
    assert library.restore("gone", "two", {"two.yaml": "flow: two"}) is None
    assert library.restore("gone", "two", {}) is None
    with pytest.raises(KeyError):
        library.bundle("gone")


def test_a_first_look_at_a_broken_flow_offers_the_others(files):
    files.flow("two", "{{ nobody }}")
    library = Library()

    report = library.load(files.folder)

    assert not report.ok
    assert {flow.id for flow in library.flows()} == {"one"}
    assert "It is not offered to customers." in library.notices()[0]


def test_without_flows_there_is_nothing_to_offer(tmp_path):
    library = Library()

    assert not library.load(tmp_path / "nowhere").ok
    library.load(tmp_path)

    assert not library.ready
    with pytest.raises(LookupError):
        library.default()
    assert library.site("default").name == "Support"


def test_readers_never_see_half_a_reload(library, files):
    seen, stop = set(), threading.Event()

    def look():
        while not stop.is_set():
            seen.add((library.flow("one") is not None, len(library.routables())))

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(20):
        files.flow("one", f"A{number}?", default="yes")
        library.reload()
    stop.set()
    reader.join()

    assert seen == {(True, 2)}


@pytest.mark.parametrize(
    ("sites", "languages", "region"),
    [("[{id: a, name: A, languages: [de, en], region: DE}]", ("de", "en"), "DE"),
     ("[{id: a, name: A, region: DE}, {id: b, name: B, region: AT}]", ("en",), ""),
     ("[{id: a, name: A, region: IE}, {id: b, name: B, languages: [ar], region: IE}]",
      ("en", "ar"), "IE")],
)  # fmt: skip
def test_whoever_talks_on_no_site_is_met_as_all_of_them_would(files, sites, languages, region):
    files.save("sites.yaml", f"sites: {sites}\n")
    made = Library()
    made.load(files.folder)

    assert (made.manners("").languages, made.manners("").region) == (languages, region)
    assert made.manners("a").region == sites[sites.index("region: ") + 8 :][:2]


def test_where_no_site_is_written_all_languages_are_spoken(files):
    (files.folder / "sites.yaml").unlink()
    made = Library()
    made.load(files.folder)

    assert set(made.manners("").languages) == {"en", "de", "ar"}
