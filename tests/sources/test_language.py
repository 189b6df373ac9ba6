import subprocess
import sys

import pytest

from geo.sources.language import identify, known_language

TEXTS = {
    "en": "Floods forced hundreds of families from their homes on Monday, "
    "and the road to the north was cut, officials said.",
    "fr": "Les pluies ont chassé des centaines de familles de leurs maisons "
    "lundi et la route du nord est coupée, selon la mairie.",
    "es": "Las lluvias expulsaron a cientos de familias de sus casas el "
    "lunes y la carretera del norte está cortada, según la alcaldía.",
    "ar": "أجبرت السيول مئات العائلات على مغادرة منازلها يوم الاثنين "
    "وقطعت الطريق إلى الشمال بعد أن فاض النهر في المنطقة.",
    "tr": "Seller pazartesi günü yüzlerce aileyi evinden etti ve kuzeye "
    "giden yol kapandı, bir yetkili köprünün de yıkıldığını söyledi.",
    "pt": "As chuvas expulsaram centenas de famílias das suas casas "
    "na segunda-feira e a estrada do norte está cortada.",
    "ca": "Les pluges han fet fora centenars de famílies de casa "
    "seva dilluns i la carretera del nord és tallada, segons l'alcaldia.",
    "fa": "سیل روز دوشنبه صدها خانواده را از خانه های خود بیرون راند و راه شمال بسته شد، مقامات گفتند.",
    "ru": "Наводнение вынудило сотни семей покинуть дома в понедельник, дорога на север перекрыта.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
@pytest.mark.parametrize("times", [1, 40])
def test_the_language_of_a_text_is_found(language: str, text: str, times: int) -> None:
    assert identify(" ".join([text] * times)) == language


@pytest.mark.parametrize("text", ["", "   ", "12 345", "1" * 1_000_000, "!!! ???", "Gao"])
def test_what_is_no_sentence_has_no_language(text: str) -> None:
    assert identify(text) == "und"


@pytest.mark.parametrize(
    ("name", "code"),
    [("en", "en"), ("FR", "fr"), ("pt-BR", "pt"), ("fr_FR", "fr"), ("eng", "en"), ("tur", "tr"), ("French", "fr"),
     ("français", "fr"), ("العربية", "ar"), ("und", "und"), ("klingonish", None), ("xx", None), ("", None),
     ("zzz", None)],
)  # fmt: skip
def test_languages_are_known_by_code_or_name(name: str, code: str | None) -> None:
    assert known_language(name) == code


def test_a_plain_text_needs_no_model() -> None:
    script = (
        "import sys; from geo.sources.language import identify; "
        f"print(identify({TEXTS['fr']!r} * 3), 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["fr", "False"]
