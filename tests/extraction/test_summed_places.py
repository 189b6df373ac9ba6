"""The places of the parts that make up a total told of a sea or a quarter of a country."""

from __future__ import annotations


def test_a_total_of_a_sea_is_where_its_parts_are(places) -> None:
    text = "Karadeniz'de sel: can kaybı 21'e yükseldi. Sinop'ta 12, Bartın'da 9 kişi öldü."
    assert places(text, "tr")[0] == ["Sinop", "Bartın"]


def test_parts_that_do_not_add_up_leave_the_total_its_place(places) -> None:
    text = "Karadeniz'de sel: can kaybı 30'a yükseldi. Sinop'ta 12, Bartın'da 9 kişi öldü."
    assert places(text, "tr")[0] == ["Karadeniz"]


def test_a_total_of_a_country_stays_there(places) -> None:
    assert places("Floods killed 21 people in Haiti. Twelve died in Jacmel, nine in Jérémie.", "en")[0] == ["Haiti"]


def test_rows_further_down_add_up_to_a_total_of_a_sea_and_the_rest_of_the_report_is_there(places) -> None:
    text = (
        "BLACK SEA FLOODS - Situation report\n\n- 21 people have died.\n- 8 people are missing.\n\n"
        "DEATHS\nSinop: 12\nBartin: 9\n\n300 people are in shelters."
    )
    found = places(text, "en")
    assert found[0] == found[1] == found[-1] == ["Sinop", "Bartin"]


def test_a_lead_may_stand_between_the_title_and_the_parts(places) -> None:
    text = "Karadeniz'de sel: 21 kişi öldü\n\nSINOP - Sel 21 can aldı. Sinop'ta 12, Bartın'da 9 kişi öldü."
    assert places(text, "tr")[0] == ["Sinop", "Bartın"]
