"""Words that count only beside a hospital or a camp."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hospital in Mosul admitted 47 people on Thursday.", [("injured", 47)]),
        ("Doctors at the clinic in Mosul have treated 164 injured people.", [("injured", 164)]),
        ("The clinic in Kano admitted 47 people with cholera.", []),
        ("Kenya admitted 47 people at Liboi.", [("crossed", 47)]),
        ("There are 144 centres open in Bicol, with 22,300 people in them.", [("sheltered", 22300)]),
        ("The boxes had 22,300 letters in them.", []),
        ("Boko Haram still holds 113 of the Chibok girls.", [("detained", 113)]),
        ("The camp at Goz Beida holds 1,130 people.", [("sheltered", 1130)]),
        ("Two planes with 90 rescuers from Qatar landed in Adana.", []),
        ("UNHCR is preparing a camp for 10,000 people near Elmina.", []),
        ("Nine were treated in Kalamata hospital, most for fractures.", [("injured", 9)]),
        ("Two of the miners were flown to the university hospital in Kayseri.", [("injured", 2)]),
        ("In Kano nine people with cholera were treated in the Murtala hospital.", []),
        ("The camps of Kibati and Bulengo, which held 300,000 people, stand empty.", [("sheltered", 300000)]),
        ("The reception centre on Hierro now has 1,200.", [("sheltered", 1200)]),
        ("There are 744 camps in Assam, with 2,31,819 people.", [("sheltered", 231819)]),
        ("There are 12 schools in Bor, with 90 teachers.", []),
        ("Ain Hala camp, home to 13,000 people, was hit.", [("sheltered", 13000)]),
        ("The forces of the region tripled their troops to 6,300.", []),
        ("The school at Ofunato took in 480 people; 310 are still there.", [("sheltered", 480), ("sheltered", 310)]),
    ],
)
def test_an_institution_says_what_a_verb_counts(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """A hospital admits the injured, a camp holds those in it."""
    assert counted(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday were transferred with buses 1,200 persons to Vlora.", [("evacuated", 1200)]),
        ("In the fire have lost their homes 90 families of Vlora.", [("homeless", 90)]),
        ("Have asked for medical help 1,900 citizens of Osh.", [("injured", 1900)]),
        ("In Osh have been arrested 38 persons.", [("detained", 38)]),
        ("Buses that were transferred with trains carried 40 tonnes.", []),
    ],
)
def test_a_verb_before_its_subject(text: str, expected: list[tuple[str, float]], counted: Counted) -> None:
    """Machine translation leaves a verb before its subject."""
    assert counted(text, "en") == expected
