"""Names of private persons are found, those of officials, sources, bodies and places are not."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.exports.persons import is_person, persons
from geo.gazetteer import open_gazetteer
from geo.reconciliation import SourceRegistry

GAZETTEER, REGISTRY = open_gazetteer(), SourceRegistry.load()


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Ahmad al-Hamoud, a resident of Saraqib, said 12 people were killed.", ["Ahmad al-Hamoud"]),
        ("en", "“We left at night,” said Fatima Khalil, 34, with her 3 children.", ["Fatima Khalil"]),
        ("en", "A farmer named Yusuf Barakat said 40 families had fled.", ["Yusuf Barakat"]),
        ("en", "According to Dr. Zaher Sahloul, nine patients died in Aleppo.", ["Zaher Sahloul"]),
        ("en", "Abu Ahmad, who fled with 8 relatives, sleeps in a field.", ["Abu Ahmad"]),
        ("fr", "Selon le témoin Karim Haddad, 12 personnes ont été tuées à Sarmine.", ["Karim Haddad"]),
        ("fr", "L'abri a été touché, a déclaré Amélie Dupont, enseignante.", ["Amélie Dupont"]),
        ("es", "María López, vecina de Saraqib, dijo que murieron 9 personas.", ["María López"]),
        ("tr", "Saldırıda Mehmet Yılmaz ve 3 çocuğu öldü.", ["Mehmet Yılmaz"]),
        ("en", "According to Zorana Qubil, a school teacher, 12 people died.", ["Zorana Qubil"]),
        ("en", "In Sarmin 12 people died, according to Mariam Haddad, a nurse.", ["Mariam Haddad"]),
        ("en", "According to Zorana Qubil, a nurse with Doctors Without Borders, 12 died.", ["Zorana Qubil"]),
        ("fr", "D'après Zorana Qubil, une infirmière, 12 personnes sont mortes.", ["Zorana Qubil"]),
        ("es", "Según Zorana Qubil, una enfermera, murieron 12 personas.", ["Zorana Qubil"]),
        ("ar", "قال محمد الحسن إن 12 شخصا قتلوا في إدلب", ["محمد الحسن"]),
    ],
)
def test_a_private_person_is_found(language, text, names):
    assert [text[one.start : one.end] for one in persons(text, language, GAZETTEER, REGISTRY)] == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "UN humanitarian chief Mark Lowcock said 900,000 people had been displaced."),
        ("en", "The White Helmets said 33 died near Idlib, the Syrian Observatory for Human Rights said 34."),
        ("en", "President Recep Tayyip Erdogan told reporters that 59 soldiers were wounded."),
        ("en", "Jane Doe, mayor of Springfield, said 3 people died."),
        ("en", "Save the Children said at least 7 children died of cold."),
        ("en", "Eleven people were killed in Maarat al-Numan on Monday, Civil Defence said."),
        ("fr", "Le ministre de la Défense Hulusi Akar a annoncé 34 morts."),
        ("en", "Hurricane Katrina killed 1,800 people, and Typhoon Hagibis 98."),
        ("en", "Provincial Administrator Rodrigo Panares said 3 people died."),
        ("en", "Floods in May killed 9, Mrs May was told."),
        ("ar", "قتل 12 شخصا على الأقل في إدلب"),
        ("en", "According to Port Gazette, a daily newspaper, 12 people died."),
        ("en", "According to Zorana Qubil, a spokeswoman for the army, 12 people died."),
        ("fr", "Selon Zorana Qubil, une organisation médicale, 12 personnes sont mortes."),
        ("en", "According to Relief Watch, a rights group, 12 people died."),
        ("fr", "La Défense civile a fait état de 21 morts à Idleb mercredi."),
    ],
)
def test_officials_bodies_and_places_are_no_private_persons(language, text):
    assert persons(text, language, GAZETTEER, REGISTRY) == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ahmad Hamoud", True),
        ("Sara Kayyali", True),
        ("Mariam Haddad", True),
        ("White Helmets", False),
        ("Rami Abdel Rahman", False),
        ("a doctor in Damascus", False),
        ("Port Gazette", False),
        ("Local Council", False),
        ("Reuters", False),
    ],
)
def test_an_attribution_is_a_private_person_or_a_source(words, expected):
    assert is_person(words, "en", GAZETTEER, REGISTRY) is expected


WORDS = [
    *("Ahmad", "Fatima", "Khalil", "said", "12", "3,400", "people", "named", "killed", ",", ".", "in", "Idlib", "45"),
    *("Dr", "the", "resident", "and", "“", "”", "7"),
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_no_number_is_ever_part_of_a_name(text):
    for one in persons(text, "en", GAZETTEER, REGISTRY):
        assert re.search(r"\d", text[one.start : one.end]) is None
