"""Who said a number, where what stands beside the name or the number could hide it."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.fixture(scope="session")
def said(read):
    """Return a reader of texts of one day."""

    def _said(language: str, text: str) -> list[str | None]:
        return [figure.attributed_to for figure in read(text, language, date(2024, 3, 14))]

    return _said


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "en",
            "Captain Ravi Perera, the army spokesman, said 104 had died.",
            "Captain Ravi Perera, the army spokesman",
        ),
        ("en", "Musa Diallo, a cook at the hotel, said 104 had died.", "Musa Diallo"),
        ("fr", "La mission de l'ONU, l'Onuci, s'en tient à 330 morts.", "La mission de l'ONU, l'Onuci"),
        (
            "es",
            "Fernando Soto, ministro del Interior en funciones, cifró en 104 los muertos.",
            "Fernando Soto, ministro del Interior en funciones",
        ),
        (
            "es",
            "El comandante de la policía, coronel Luis Vega, confirmó ocho muertos.",
            "El comandante de la policía, coronel Luis Vega",
        ),
        ("es", "El Cabildo, con otros criterios, cifra en 390 las casas perdidas.", "El Cabildo"),
    ],
)
def test_a_name_before_an_aside_is_who_speaks(language: str, text: str, source: str, said) -> None:
    assert said(language, text) == [source]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "At least 53 people died, UNHCR staff there said.", "UNHCR staff"),
        ("en", "The toll was put at 53 dead by the governor's office.", "the governor's office"),
        ("fr", "Une source militaire parle, elle, de 5 000 morts.", "Une source militaire"),
        (
            "fr",
            "Cinquante-trois personnes ont été tuées, ont déclaré à l'AFP deux sources proches.",
            "deux sources proches",
        ),
        ("es", "La cifra fue elevada a 53 muertos por la gobernación.", "la gobernación"),
        ("ar", "وارتفع عدد القتلى إلى 53، وفق آخر حصيلة لوزارة الصحة.", "وزارة الصحة"),
        ("tr", "Sağlık Bakanı Mehmet Kaya ölü sayısını 95'e çıkarmıştı.", "Sağlık Bakanı Mehmet Kaya"),
        ("tr", "AFP'ye konuşan bir görgü tanığı 53 kişinin öldüğünü anlattı.", "görgü tanığı"),
    ],
)
def test_what_stands_between_source_verb_and_number_hides_none(language: str, text: str, source: str, said) -> None:
    assert any(source in (one or "") for one in said(language, text))


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("en", "The official toll is 53 dead, but residents speak of 120 killed.", [None, "residents"]),
        ("en", "Residents say 120 people died, but the official toll is 53.", ["Residents", None]),
        ("fr", "Le bilan officiel est de 53 morts, mais les habitants parlent de 120 tués.", [None, "les habitants"]),
        ("fr", "Les habitants parlent de 120 morts, le bilan officiel est de 53.", ["Les habitants", None]),
        ("es", "Los vecinos hablan de 120 muertos, pero el balance oficial es de 53.", ["Los vecinos", None]),
        ("ar", "الحصيلة الرسمية 53 قتيلا، لكن السكان يتحدثون عن 120 قتيلا.", [None, "السكان"]),
        ("tr", "Resmî rakam 53 ölü, ancak halk 120 ölüden söz ediyor.", [None, "halk"]),
        ("tr", "Sabah vali 10 ölü, öğlen ise bakanlar 66 ölü açıklamıştı.", ["vali", "bakanlar"]),
        (
            "tr",
            "30 kişinin öldüğü duyurulmuş, akşam Bakan Ali Kaya ölü sayısını 95'e çıkarmıştı.",
            [None, "Bakan Ali Kaya"],
        ),
    ],
)
def test_of_two_numbers_set_against_each_other_each_has_its_own_source(
    language: str, text: str, sources: list[str | None], said
) -> None:
    assert said(language, text) == sources


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The previous report put the dead at 194."),
        ("fr", "Le bulletin précédent comptait 41 morts."),
        ("es", "Un balance anterior hablaba de 41 muertos."),
        ("ar", "وكان آخر بيان قد تحدث عن 41 قتيلا."),
        ("tr", "Önceki açıklama 41 ölüden söz ediyordu."),
    ],
)
def test_an_earlier_report_is_nobody(language: str, text: str, said) -> None:
    assert said(language, text) == [None]


def test_who_lived_in_a_house_is_not_told_by_who_counts_the_dead(said) -> None:
    text = "وانهارت عمارة كان يسكنها نحو 500 شخص، وانتشلت منها 250 جثة، بحسب الحماية المدنية."
    assert said("ar", text) == [None, "الحماية المدنية"]


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        (
            "en",
            "The hospital in Goma has admitted 420 wounded, its director, Dr. Isaac Kasongo, said.",
            ["Isaac Kasongo"],
        ),
        (
            "en",
            "The mayor of Mytilene, Panagiotis Samaras, said the centre holds 4,700 people.",
            ["Panagiotis Samaras"],
        ),
        (
            "fr",
            "Le maire, Luc Rabe, parle de 12 morts. Le préfet conteste : il n'en a enregistré que six.",
            ["Luc Rabe", "Le préfet"],
        ),
        ("es", "El ministerio habla de 12 muertos. La Cruz Roja da 15.", ["El ministerio", "La Cruz Roja"]),
    ],
)
def test_who_tells_of_it_is_named_and_not_what_it_is_told_of(
    language: str, text: str, sources: list[str | None], said
) -> None:
    assert said(language, text) == sources


def test_it_is_the_body_that_was_named_in_full_before(said) -> None:
    lead = "The refugee ministry said 315 people died, but the Red Cross believes more did."
    later = "Some 1,600 were injured, the ministry said in a post on X. A day earlier it had put the toll at 180."
    assert said("en", f"{lead} {later}") == ["The refugee ministry"] * 3


def test_had_without_a_subject_goes_on_with_who_spoke_before(said) -> None:
    text = "أعلن الدفاع المدني مقتل 53 شخصا. وكان قد أحصى مساء الأربعاء 41 وفاة."
    assert said("ar", text) == ["الدفاع المدني"] * 2


def test_a_body_for_which_a_noun_stands_gives_its_own_number_after_a_comma(said) -> None:
    lead = "Sağlık Bakanlığı 340 yaralı olduğunu bildirdi."
    later = "Görgü tanıkları 20 kişinin öldüğünü söyledi, Bakanlık 21 ölüden söz etti."
    assert said("tr", f"{lead} {later}") == ["Sağlık Bakanlığı", "Görgü tanıkları", "Sağlık Bakanlığı"]


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("en", "The list grew to 1,011 missing people, but Sheriff Kory Hall warned that it may shrink.", [None]),
        ("fr", "Le bilan est passé à 53 morts, mais le maire prévient que les recherches continuent.", [None]),
        ("es", "La cifra subió a 53 muertos, pero el alcalde advirtió de que puede crecer.", [None]),
        (
            "en",
            "The dead numbered 2,275, far below the 10,000 that local officials had feared.",
            [None, "local officials"],
        ),
        ("en", "53 people died but only 20 were buried, the mayor said.", ["the mayor"]),
        (
            "fr",
            "Quelque 220 maisons ont brûlé, d'après la mission de l'ONU, la Minusma.",
            ["la mission de l'ONU, la Minusma"],
        ),
        (
            "en",
            "The toll rose to 202 dead, informed the president, Ana Ruiz, at a meeting.",
            ["the president, Ana Ruiz"],
        ),
        ("ar", "وتتحدث مصادر طبية عن 53 قتيلا، غير أن الوزارة لم تؤكد سوى 31 قتيلا.", ["مصادر طبية", "الوزارة"]),
    ],
)
def test_who_answers_a_number_has_not_given_it(language: str, text: str, sources: list[str | None], said) -> None:
    assert said(language, text)[: len(sources)] == sources


def test_a_governor_is_no_preposition_in_arabic(said) -> None:
    text = "وذكر والي الخرطوم أحمد عثمان، في تصريح للتلفزيون، أن عدد الضحايا بلغ 45 قتيلا."
    assert said("ar", text) == ["والي الخرطوم أحمد عثمان"]


def test_each_of_two_clauses_has_the_source_that_closes_it(said) -> None:
    text = "أوقعت الحرب 14 ألف قتيل، وفق الأمم المتحدة، وشردت 8 ملايين شخص، كما تقول المنظمة الدولية للهجرة."
    assert said("ar", text) == ["الأمم المتحدة", "المنظمة الدولية للهجرة"]


def test_a_pronoun_after_according_to_ends_before_no_more_than(said) -> None:
    text = "The spokesman, Ravi Perera, gave the total as 104 dead. According to him no more than 15,000 people fled."
    assert all("Ravi Perera" in (one or "") for one in said("en", text))
