"""What is new is new for each person: what one has seen, another has not."""

from streamlit.testing.v1 import AppTest

from geo.pipeline import ingest
from geo.settings import DATA
from geo.store import connect
from tests.pipeline.test_reviews import report

APP = str(DATA.parent / "app.py")


def visit(name=""):
    """Open the History page as a person who gives a name, or none."""
    page = AppTest.from_file(APP, default_timeout=120)
    page.session_state["reviewer"] = name
    page.switch_page("geo/pages/history.py").run()
    assert not page.exception
    return page


def waits(page):
    """Tell whether something waits to be seen."""
    return any(button.key == "seen" for button in page.button)


def test_what_one_person_has_seen_is_news_for_another(address):
    assert not any(map(waits, [visit("Ana"), visit("Ben"), visit()]))
    with connect(address) as store:
        ingest([report("A landslide injured 7 people in Kakuma, Kenya, on Thursday, the army said.")], store)
    ana = visit("Ana")
    assert waits(ana)
    ana.button(key="seen").click().run()
    assert not waits(ana)
    assert not waits(visit(" ANA "))
    assert waits(visit("Ben"))
    assert waits(visit())
    with connect(address) as store:
        revision = store.revision
    visit("Ben").button(key="seen").click().run()
    with connect(address) as store:
        assert store.revision == revision, "no number depends on who has seen what"


def test_a_new_name_goes_on_from_where_those_without_one_were(address):
    visit()
    with connect(address) as store:
        ingest([report("A landslide injured 7 people in Kakuma, Kenya, on Thursday, the army said.")], store)
    assert waits(visit("Ana"))
    visit().button(key="seen").click().run()
    assert waits(visit("Ana")), "what another called seen is still news for her"
    assert not waits(visit("Ben"))


def test_the_name_can_be_given_where_the_news_are(address):
    page = visit()
    page.text_input(key="reviewer_field").set_value("Ana").run()
    assert page.session_state["reviewer"] == "Ana"
    with connect(address) as store:
        assert store.setting("dashboard.seen.ana") == store.revision
