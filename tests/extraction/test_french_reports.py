"""Words of whole French reports, with near ones that say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Counted, Sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Deux manifestants ont été tués lundi à Lomé et sept autres ont été touchés par balles.",
            [("killed", 2), ("injured", 7)],
        ),
        ("Trois soldats ont été mortellement touchés lundi à Lomé.", [("killed", 3)]),
        ("La foule a lapidé à mort sept marcheurs à Runyinya.", [("killed", 7)]),
        (
            "Des miliciens ont abattu sept paysans et brûlé vifs deux autres près de Bunia.",
            [("killed", 7), ("killed", 2)],
        ),
        ("L'armée a perdu quatre des siens lundi à Ménaka.", [("killed", 4)]),
        ("Le parti a perdu quatre de ses députés lundi.", []),
        (
            "Dans l'hôpital, un médecin a compté 1 700 corps, dont 300 n'ont pas été identifiés.",
            [("killed", 1700), ("killed", 300)],
        ),
        ("Cent seize malades sont sortis guéris des centres de Maroua.", []),
        ("À bord se trouvaient 120 Syriens, d'après une association.", []),
        ("Dans le gymnase se trouvaient 120 Syriens, d'après une association.", [("sheltered", 120)]),
        ("Une nouvelle frappe a porté à 41 le nombre de morts à Gao.", [("killed", 41)]),
        ("Lundi, ils étaient 240 à franchir le fleuve près de Rosso.", [("crossed", 240)]),
        ("Ils étaient 40 à franchir le col lundi pour la course.", []),
        ("Depuis lundi, l'Algérie a reconduit 640 Maliens à la frontière.", [("returned", 640)]),
        ("Le président a reconduit 12 ministres et le parti 14 membres du bureau.", []),
        (
            "Une bombe a fait sept morts samedi à Sake, dont trois enfants, a dit le docteur Ali, médecin à l'hôpital.",
            [("killed", 7), ("killed", 3)],
        ),
    ],
)
def test_words_of_reports_count_what_they_say(counted: Counted, text: str, expected: list[tuple[str, float]]) -> None:
    assert counted(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        (
            "Six personnes ont été tuées mardi à Kidal, comme l'a reconnu le gouverneur de Gao.",
            6,
            "le gouverneur de Gao",
        ),
        ("Six personnes ont été tuées à Kidal, ainsi que l'a confirmé mercredi le préfet.", 6, "le préfet"),
        ("L'ONU a ramené mardi à 800 le nombre de personnes tuées à Gao.", 800, "L'ONU"),
        (
            "Le ministère de la Santé a porté mercredi soir à 41 le nombre de morts à Gao.",
            41,
            "Le ministère de la Santé",
        ),
        ("Une nouvelle frappe a porté mercredi à 41 le nombre de morts à Gao.", 41, None),
        ("« J'ai perdu onze membres de ma famille à Derna », pleure Fathi, 52 ans.", 11, "Fathi"),
        ("Un enseignant joint par téléphone affirme que 22 personnes ont été tuées à Djibo.", 22, "Un enseignant"),
    ],
)
def test_who_is_named_in_passing_is_the_source(sources: Sources, text: str, value: float, source: str | None) -> None:
    assert sources(text, "fr")[value] == source
