"""The forms of a demonym: plural, feminine, case endings that are written together."""

from __future__ import annotations

_FR_FEMININE = (("ien", "ienne"), ("éen", "éenne"), ("en", "enne"), ("on", "onne"), ("c", "que"))
_TR_BACK = "aıou"


def forms(word: str, language: str) -> list[str]:
    """Return a demonym with its inflected forms."""
    return {"en": _english, "fr": _french, "es": _spanish, "ar": _arabic, "tr": _turkish}[language](word)


def _english(word: str) -> list[str]:
    """Add the plural where the word is one for people."""
    if word.endswith(("ese", "ish", "ch", "ss", "men", "women", "s", "man")):
        return [word]
    return [word, f"{word}s"]


def _french(word: str) -> list[str]:
    """Add feminine and plurals."""
    if word.endswith(("e", "s", "i", "é", "è", "u")) and not word.endswith(("ais", "ois")):
        feminine = word if word.endswith("e") else f"{word}e"
        return [word, feminine, f"{word}s", f"{feminine}s"]
    feminine = f"{word}e"
    for ending, other in _FR_FEMININE:
        if word.endswith(ending):
            feminine = word.removesuffix(ending) + other
            break
    plural = word if word.endswith(("s", "x")) else f"{word}s"
    return [word, feminine, plural, f"{feminine}s"]


def _spanish(word: str) -> list[str]:
    """Add feminine and plurals."""
    if word.endswith("o"):
        stem = word[:-1]
        return [word, f"{stem}a", f"{stem}os", f"{stem}as"]
    for ending, plain in (("és", "es"), ("án", "an"), ("ín", "in"), ("ón", "on")):
        if word.endswith(ending):
            stem = word.removesuffix(ending) + plain
            return [word, f"{stem}a", f"{stem}es", f"{stem}as"]
    if word.endswith("í"):
        return [word, f"{word}es", f"{word}s"]
    if word.endswith(("a", "e")):
        return [word, f"{word}s"]
    return [word, f"{word}a", f"{word}es", f"{word}as"]


def _arabic(word: str) -> list[str]:
    """Add feminine and sound plurals to an adjective in ‎-ي‎, also with the article."""
    if not word.endswith("ي"):
        return [word]
    bare = [word, f"{word}ة", f"{word}ون", f"{word}ين", f"{word}ات", f"{word}تان", f"{word}ان"]
    return [*bare, *(f"ال{form}" for form in bare)]


def _turkish(word: str) -> list[str]:
    """Add the plural and the case endings of singular and plural."""
    vowels = [letter for letter in word.lower() if letter in "aıoueiöü"]
    back = bool(vowels) and vowels[-1] in _TR_BACK
    a, y = ("a", "ı") if back else ("e", "i")
    plural = f"{word}l{a}r"
    return [
        word,
        plural,
        *(f"{plural}{ending}" for ending in (y, f"{y}n", a, f"d{a}", f"d{a}n", f"{y}n{y}")),
    ]
