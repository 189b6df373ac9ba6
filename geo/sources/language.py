"""The language of a text, as an ISO 639-1 code."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

#: ISO 639-1.
_CODES = frozenset(
    re.findall(
        "..",
        "aaabaeafakamanarasavayazbabebgbibmbnbobrbscacechcocrcscucvcydadedvdzeeelen"
        "eoeseteufafffifjfofrfygagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiuja"
        "jvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanb"
        "ndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosq"
        "srssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu",
    )
)
UNKNOWN = "und"
_SAMPLE = 6_000
#: Below this probability py3langid is guessing, as on a text of one word or of digits.
_SURE, _SURE_OF_COMMON = 0.4, 0.25
#: A text is plainly in a language when it holds that many different function words that
#: the other languages of the table lack, in that share of its words, and that many times more than any other.
_PLAIN_WORDS, _PLAIN_SHARE, _PLAIN_LEAD = 4, 0.1, 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def known_language(name: str) -> str | None:
    """Return the code for a code, a locale or an English or native name of a language; None if there is none.

    Examples
    --------
    >>> known_language("fr-BE"), known_language("French")
    ('fr', 'fr')
    """
    code = re.split("[-_]", name.strip().casefold())[0]
    if code in _CODES or code == UNKNOWN:
        return code
    from babel import Locale

    names: dict[str, str] = {
        str(spoken).casefold(): code for code, spoken in Locale("en").languages.items() if code in _CODES
    }
    if name.strip().casefold() in names:
        return names[name.strip().casefold()]
    if len(code) == 3 and code.isascii():  # noqa: PLR2004  ISO 639-2
        found = str(Locale("en").languages.get(code) or "").casefold()
        return names.get(found) or _THREE.get(code)
    return next((c for c in ("fr", "es", "ar", "tr", "pt", "de", "it") if _native(c) == name.strip().casefold()), None)


_THREE = {
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ara": "ar",
    "tur": "tr",
    "por": "pt",
    "deu": "de",
    "ger": "de",
}


def _native(code: str) -> str:
    from babel import Locale

    return str(Locale(code).get_display_name(code)).casefold()


def identify(text: str) -> str:
    """Return the language of a text, ``"und"`` when unsure.

    A text full of the function words of one language is in that language;
    all others are left to py3langid, whose model takes a second to load.
    """
    start = max(len(text) // 2 - _SAMPLE // 2, 0) if len(text) > 2 * _SAMPLE else 0
    sample = text[: _SAMPLE // 2] + "\n" + text[start : start + _SAMPLE // 2] if start else text[:_SAMPLE]
    return _by_function_words(sample) or _by_model(sample)


def _by_function_words(sample: str) -> str | None:
    words = Counter(word.casefold() for word in _WORD.findall(sample))
    total = words.total()
    scores = []
    for language, known in _function_words().items():
        found = known & words.keys()
        scores.append((sum(words[word] for word in found), len(found), language))
    scores.sort(reverse=True)
    (count, kinds, language), (second, _, _) = scores[:2]
    if kinds >= _PLAIN_WORDS and count >= _PLAIN_SHARE * total and count >= _PLAIN_LEAD * max(second, 1):
        return language
    return None


@lru_cache(maxsize=1)
def _function_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads((Path(__file__).parent / "function_words.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}


@lru_cache(maxsize=1)
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _by_model(sample: str) -> str:
    if sum(map(str.isalpha, sample)) < 8:  # noqa: PLR2004  fewer letters are no sentence
        return UNKNOWN
    language, probability = _model().classify(sample)
    sure = _SURE_OF_COMMON if language in _function_words() else _SURE
    return str(language) if probability >= sure and language in _CODES else UNKNOWN
