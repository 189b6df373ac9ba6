"""Words of whole French reports, with near ones that say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Place
    from tests.extraction.conftest import Counted, Read, Sources

#: A list read out in the capital.
LISTED = """Port-au-Prince, le 10 mars – La protection civile a parlé vendredi du séisme du 4 mars.
Bilan par département :
– Sud : 1 852 morts
– Nippes : 137 morts
Plus de 61 000 maisons se sont écroulées."""


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
        ("29 867 retournés d'anciens déplacés ont été recensés à Baga-Sola.", [("returned", 29867)]),
        ("À Kalemie, 640 familles ont trouvé refuge dans l'école primaire Lubuye.", [("sheltered", 640)]),
        ("À Kalemie, 640 familles ont trouvé refuge chez des proches.", [("displaced", 640)]),
        ("Tableau 2 : sinistrés par territoire", []),
        ("Des hommes ont attaqué le village de Koumogo : 17 habitants ont été tués.", [("killed", 17)]),
        ("Ville de Goma : 1 700 habitants.", [("population", 1700)]),
        ("Parmi les blessés, 27 se trouvent en soins intensifs à Kerman.", [("injured", 27)]),
        ("Le Malawi a dit que 26 de ses ressortissants figuraient parmi les victimes de l'incendie.", [("killed", 26)]),
        ("Six footballeurs de moins de 18 ans sont morts à Makwanpur dans la crue.", [("killed", 6)]),
        ("Des voleurs de 18 à 20 ans ont pris six ballons.", []),
        (
            "Neuf personnes ont péri à Nador : six du côté marocain, trois du côté espagnol.",
            [("killed", 9), ("killed", 6), ("killed", 3)],
        ),
        ("Neuf personnes ont péri. Trois voies de chaque côté sont coupées.", [("killed", 9)]),
        (
            "Ce jour-là, 2 764 personnes ont été traitées dimanche pour des coups de chaleur à La Mecque.",
            [("injured", 2764)],
        ),
        ("Quelque 2 764 foyers ont été traités dimanche contre les moustiques.", []),
        ("Plus de 25 000 personnes ont fui l'État d'Al-Jazirah depuis le 15 avril.", [("displaced", 25000)]),
        ("Plus de 25 000 personnes ont fui l'Ukraine lundi.", [("crossed", 25000)]),
        # a title of camps ends what a heading above counts, and a few people are no total of thousands
        (
            "BILAN HUMAIN\nMorts : 9\n\nSITES D'ACCUEIL\n– Goma : 1 219 personnes\n– Sake : 1 073 personnes",
            [("killed", 9)],
        ),
        (
            "• 8 médecins sont portés disparus.\nRépartition :\nÉtat | Ménages\nSennar | 17 200\nGedaref | 8 200",
            [("missing", 8)],
        ),
        ("L'hôpital de Goma a admis 47 personnes dans la nuit après l'attaque.", [("injured", 47)]),
        ("Le dispensaire de Sake a traité 30 civils après le bombardement.", [("injured", 30)]),
        ("L'hôpital de Goma a recruté 47 médecins et reçu 47 soldats venus le garder.", []),
        ("L'hôpital de Goma a admis 47 personnes atteintes du choléra.", []),
        ("L'hôpital a reçu 47 enfants pour la fête de Noël.", []),
        ("Salles de classe détruites : 1 204", []),
        ("Maisons détruites : 1 204", [("homes_destroyed", 1204)]),
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
        (
            "Quelque 12 400 Afghans ont passé la frontière à Torkham, a dit ce mardi le gouverneur.",
            12400,
            "le gouverneur",
        ),
        ("En 2022, 128 civils avaient été tués à Sarh, d'après un décompte de la CNDH.", 128, "la CNDH"),
        ("Il y a 22 morts : 18 en Turquie, d'après l'agence Afad, et 4 en Syrie, selon le préfet.", 22, None),
        ("Il y a 22 morts : 18 en Turquie, d'après l'agence Afad, et 4 en Syrie, selon le préfet.", 4, "le préfet"),
        ("Il y a 22 morts : 18 hommes et 4 enfants, d'après l'agence Afad.", 22, "l'agence Afad"),
        ("Plus de 400 personnes ont été secourues, d'après la police. L'armée a évacué 162 ouvriers.", 162, None),
        (
            "Point de situation n° 3\nGoma, 25 mars 2024 – Protection civile du Nord-Kivu\nMorts : 14",
            14,
            "Protection civile du Nord-Kivu",
        ),
        (
            "CYCLONE IDAI\nBUREAU DES RISQUES ET DES CATASTROPHES\nBilan provisoire du 24 mai\nMorts : 14",
            14,
            "BUREAU DES RISQUES ET DES CATASTROPHES",
        ),
        (
            "Flash info\nBNPB – Agence nationale des catastrophes, 5 mai 2024\nMorts : 14",
            14,
            "BNPB",
        ),
        ("Le ministère de l'Intérieur donne, lui, un bilan de 131 morts.", 131, "Le ministère de l'Intérieur"),
        ("Rapport de situation n° 3\nOrganisme : Service des migrations\nMorts : 14", 14, "Service des migrations"),
        ("Une nouvelle frappe a porté mercredi à 41 le nombre de morts à Gao.", 41, None),
        ("« J'ai perdu onze membres de ma famille à Derna », pleure Fathi, 52 ans.", 11, "Fathi"),
        ("Un enseignant joint par téléphone affirme que 22 personnes ont été tuées à Djibo.", 22, "Un enseignant"),
    ],
)
def test_who_is_named_in_passing_is_the_source(sources: Sources, text: str, value: float, source: str | None) -> None:
    assert sources(text, "fr")[value] == source


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        # somebody is brought to a place, from another
        ("La Libye a rapatrié 320 Nigériens à Niamey mardi.", 320, ["Niamey"]),
        ("Le pont aérien d'Oujda a reconduit 549 Sénégalais à Dakar.", 549, ["Dakar"]),
        ("Le Tchad a rapatrié 320 Nigériens mardi.", 320, ["Chad"]),
        # where the dead were born is not where they died
        (
            "Un bus est tombé dans un ravin près de Potosí. Douze des morts étaient originaires de La Paz.",
            12,
            ["Potosí"],
        ),
        ("Dans ce village, 320 personnes originaires de Goma ont été déplacées.", 320, ["Goma"]),
        # provinces that are called as a lake, a direction
        ("Tchad : dans la province du Lac, 4 000 personnes ont fui.", 4000, ["Lac"]),
        ("Tchad : au bord du lac, 4 000 personnes ont fui.", 4000, ["Chad"]),
        ("Haïti, bilan par département :\n– Sud : 1 852 morts\n– Nippes : 137 morts", 1852, ["Sud"]),
        # who stands on the side of a country died where the others did
        ("Neuf migrants ont péri à Nador : six côté marocain, trois côté espagnol.", 3, ["Nador"]),
        # who hosts people holds them, and not the town that they left
        ("Avant l'attaque, Wad Madani hébergeait 86 400 déplacés de Khartoum.", 86400, ["Wad Madani"]),
        ("On compte 86 400 déplacés à Sennar.", 86400, ["Sennar"]),
        # what is added elsewhere
        ("La crue a fait 131 morts au Baghlan, auxquels s'ajoutent 20 morts au Takhar.", 131, ["Baghlan"]),
        ("La crue a fait 131 morts au Baghlan, auxquels s'ajoutent 20 morts au Takhar.", 20, ["Takhar"]),
        # two countries head a title
        ("Turquie-Syrie : un séisme fait plus de 2 200 morts", 2200, ["Turkey", "Syria"]),
        # labels of forms are no towns
        ("Inondations à Kalemie\nDate : 20 mai 2024\nMorts : 40\nDisparus : 3", 40, ["Kalemie"]),
        (
            "Accident minier, région de Karaganda\nMine : Kostenko\nRemontés : 206\nMorts : 36\nDisparus : 10",
            36,
            ["Karaganda"],
        ),
        # the capital where a list was read out is no place of the totals
        (LISTED, 61000, ["Haiti"]),
    ],
)
def test_places_of_french_reports(
    standing: Callable[[str, str, int], list[Place]], text: str, value: int, expected: list[str]
) -> None:
    assert [place.name for place in standing("fr", text, value)] == expected


@pytest.mark.parametrize(
    "title",
    [
        "Populations sinistrées par territoire",
        "Tableau 2 : sinistrés par territoire",
        "Population affectée par territoire",
    ],
)
def test_a_title_of_people_struck_counts_the_columns_below(counted: Counted, title: str) -> None:
    text = f"{title}\nTerritoire | Ménages | Personnes\nKalemie | 9 200 | 46 000\nNyunzu | 4 150 | 20 750"
    assert counted(text, "fr") == [("affected", 9200), ("affected", 46000), ("affected", 4150), ("affected", 20750)]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("III. Sites", [("sheltered", 1900), ("sheltered", 9700), ("sheltered", 1200), ("sheltered", 5600)]),
        # what an entry of a list above counts is not what the table does
        ("- 870 ménages de retour à Kitshanga\n\nIII. Points d'eau", [("returned", 870)]),
    ],
)
def test_a_table_of_sites_counts_who_is_there(counted: Counted, above: str, expected: list[tuple[str, float]]) -> None:
    table = "Nom du site | Ménages | Individus\nBulengo | 1 900 | 9 700\nRusayo 2 | 1 200 | 5 600"
    assert counted(f"{above}\n{table}", "fr") == expected


def test_a_time_in_which_it_rained_is_not_that_of_the_dead(read: Read) -> None:
    text = "Dans la vallée, où il est tombé 240 millimètres d'eau en vingt-quatre heures, 56 personnes ont péri."
    assert [one.period.start for one in read(text, "fr")] == [None]
    text = "Dans la vallée, 56 personnes ont péri en vingt-quatre heures."
    assert [one.period.start is None for one in read(text, "fr")] == [False]


def test_an_earlier_disaster_dated_a_sentence_before_has_its_own_year(read) -> None:
    text = "Le séisme de lundi a tué 40 personnes. Le dernier séisme remonte à 1999. Il avait tué 900 personnes."
    years = {figure.quantity.value: figure.period.start and figure.period.start.year for figure in read(text, "fr")}
    assert years == {40: 2024, 900: 1999}


def test_who_sent_rescuers_is_not_where_people_died(places) -> None:
    text = "Un cyclone a frappé Beira. La France a dépêché 60 secouristes. Au moins 40 personnes ont péri."
    assert places(text, "fr") == [["Beira"]]


def test_what_those_killed_were_doing_counts_nobody_else(counted) -> None:
    text = "Des obus ont tué 40 personnes qui attendaient de traverser la frontière à Homs."
    assert counted(text, "fr") == [("killed", 40)]
