"""Foreign places in Turkish spelling, and words that are none."""

import pytest


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("Sudan'ın Tavila kentinde 15 kişi öldü.", 15, "Tawila"),
        ("Pakistan'da sel: Pişin bölgesinde 18 kişi öldü.", 18, "Pishin"),
        ("Gürcistan'ın Tshinvali kentinde 20 kişi öldü.", 20, "Tskhinvali"),
        ("Kazakistan'ın Janaozen kentinde 16 işçi öldü.", 16, "Zhanaozen"),
        ("Afganistan'ın Herat vilayetine bağlı Zindacan ilçesinde 84 kişi öldü.", 84, "Zindajan"),
        ("Nijer'in Banibangu köyünde 37 kişi öldürüldü.", 37, "Banibangou"),
        ("Sudan'ın Kebkabiye kentinde 7 kişi öldü.\n\nKayıplar\nKebkabiye: 12 ölü", 12, "Kabkabiya"),
    ],
)
def test_a_place_that_is_known_under_another_spelling(standing, text, value, place):
    assert [found.name for found in standing("tr", text, value)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Pişin bölgesinde 18 kişi öldü.",  # no country is named
        "Fransa'nın Pişin bölgesinde 18 kişi öldü.",  # it lies in another
        "Pakistan'da Başkan Pişin 18 kişinin öldüğünü söyledi.",  # nothing says that it is a place
        "Irak'ta Meclis'te 3 kişi yaralandı.",
        "Pakistan'da Twitter'da 3 kişi tehdit edildi, 2 kişi öldü.",
    ],
)
def test_other_words_are_no_places(located, text):
    names = {one.place.name for item in located(text, "tr") for one in item.located if one.place is not None}
    assert names <= {"France", "Pakistan", "Iraq"}
