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
