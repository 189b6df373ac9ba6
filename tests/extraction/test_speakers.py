"""Who has said a number, where its sentence or the one before names several, or names them in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Sources = Callable[[str, str], dict[float | None, str | None]]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        # "göre" before the word for the dead
        ("tr", "Van Valiliği'ne göre ölü sayısı 140'ı geçti.", {140: "Van Valiliği"}),
        ("tr", "Raportör Ayşe Kaya'ya göre ölü sayısı 90'ı aştı.", {90: "Raportör Ayşe Kaya"}),
        # a relative clause after a number says who gave it
        ("es", "El Instituto fijó en 503 los fallecidos, menos que los 540 que manejan los bomberos.",
         {503: "El Instituto", 540: "los bomberos"}),
        # a name after what its office is for
        ("es", "La crecida mató a 6 personas, informó el ministro de Salud en funciones, Luis Arana.",
         {6: "ministro de Salud en funciones, Luis Arana"}),
        # a pronoun that opens what is said does not say it
        ("en", "The monitors counted 60 people killed. The doctors, who work there, say they have treated 21 wounded.",
         {60: "The monitors", 21: "The doctors"}),
        ("en", "An internal UN memo seen by reporters estimates that 5,000 people were displaced.",
         {5000: "An internal UN memo"}),
        ("en", "Officials say 12 people were killed. Residents of the village, however, say that 30 people died.",
         {12: "Officials", 30: "Residents of the village"}),
        ("en", "The figure of 700 people killed comes from the opposition.", {700: "the opposition"}),
        # who denies what others spread, and adds
        ("ar", "نفى متحدث باسم الجيش مقتل 200 مدني، مشيرا إلى أن 41 شخصا قتلوا.", {200: None, 41: "متحدث باسم الجيش"}),
        ("ar", "نفى المدير ما تداولته مواقع التواصل عن مقتل 200 مدني.", {200: None}),
        ("fr", "« On parle de 200 morts, c'est faux », a démenti le porte-parole.", {200: None}),
        # names of bodies that lead on, and where a body is
        ("es", "La Oficina de las Naciones Unidas para la Coordinación estima en 5.000 los desplazados.",
         {5000: "La Oficina de las Naciones Unidas para la Coordinación"}),
        ("en", "A spokeswoman for the Ministry of Health in Gaza said 50 people were killed.",
         {50: "A spokeswoman for the Ministry of Health in Gaza"}),
        ("en", "The Ministry of Health and Sports put the dead at 50.", {50: "The Ministry of Health and Sports"}),
        ("fr", "Le ministère de la Santé à Gaza a annoncé que 50 personnes ont été tuées.",
         {50: "Le ministère de la Santé à Gaza"}),
        # the next sentence says whose the number is
        ("en", "At least 319 people were killed. These figures come from the human rights commission.",
         {319: "the human rights commission"}),
        ("tr", "Saldırılarda 319 kişi öldürüldü. Rakamı bölge savcısı Ali Kaya açıkladı.",
         {319: "bölge savcısı Ali Kaya"}),
        # who is named right before a pronoun
        ("fr", "Le préfet compte 12 morts. Quant au maire, Paul Morin, il redoute 40 morts.",
         {12: "Le préfet", 40: "maire, Paul Morin"}),
        ("en", "Police counted 12 dead. Governor Ana Ruiz was unhurt. She said 40 people were missing.",
         {12: "Police", 40: "Governor Ana Ruiz"}),
        ("fr", "Le préfet compte 12 morts. Quant au maire, Amin al-Hadi, il redoute 40 morts.",
         {12: "Le préfet", 40: "maire, Amin al-Hadi"}),
        ("en", "The Sudan Medics Network blamed the army for the shelling, in which it said 46 people were killed.",
         {46: "The Sudan Medics Network"}),
        # a verb that is left out, a clause of its own, what goes on beside
        ("en", "UNICEF found some 10,000 survivors camped in schools, and the Red Cross a further 6,500.",
         {10_000: "UNICEF", 6500: "the Red Cross"}),
        ("es", "La víspera eran 116 los muertos, y la comandante, Ana Ruiz, habló de 130 muertos.",
         {116: None, 130: "Ana Ruiz"}),
        ("tr", "Şirket başkanı ihmal olmadığını savunurken polis 18 kişiyi gözaltına aldı.", {18: None}),
        ("en", "Police put some 40,000 people on buses to the border; 12 people were hurt.", {40_000: None, 12: None}),
        ("es", "Vecinos que huían contaron a esta agencia que 20 casas habían sido quemadas.", {20: "Vecinos"}),
        ("en", "The National Commission on Human Rights said 21 people were killed.",
         {21: "The National Commission on Human Rights"}),
        ("en", "The Commission on Monday said 21 people were killed.", {21: "The Commission"}),
        ("es", "Un funcionario local que pidió el anonimato dijo que se hallaron 62 cuerpos.",
         {62: "Un funcionario local"}),
        ("es", "Hay 31 muertos, escribió el gobernador Nasir El-Amin.", {31: "gobernador Nasir El-Amin"}),
        ("es", "La Armada, en un comunicado, señaló que 38 pasajeros fueron rescatados. Soldados hallaron 11 cuerpos.",
         {38: "La Armada", 11: None}),
        ("ar", "قتل 21 شخصا، بحسب اللجنة الوطنية، في حين أقرت وزارة الداخلية بعشر وفيات.",
         {21: "اللجنة الوطنية", 10: "وزارة الداخلية"}),
        ("tr", "Komisyon 21 kişinin öldüğünü belirtirken İçişleri Bakanlığı 10 ölümü kabul etti.",
         {21: "Komisyon", 10: "İçişleri Bakanlığı"}),
        # who tells what another counted
        ("fr", "L'hôpital Al-Amal a vu arriver 64 blessés dans la nuit, assure son directeur, Hassan Harb.",
         {64: "son directeur, Hassan Harb"}),
        ("ar", "وقال أبو محمد (45 عاما)، وهو نازح من حلب، إن 23 شخصا قتلوا.", {23: "أبو محمد"}),
        # nobody
        ("en", "No official confirmed that 40 people were killed.", {40: None}),
        ("es", "Un primer reporte daba cuenta de seis muertos.", {6: None}),
    ],
)  # fmt: skip
def test_who_has_said_it(sources: Sources, language: str, text: str, who: dict[float, str | None]) -> None:
    """Each number has who gave it, and nobody else."""
    assert sources(text, language) == who


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The death toll from a week of scorching heat in Odisha has passed 1,800, officials said.", "officials"),
        ("Since June 60,000 people have come from southern Somalia.", None),
        ("In Florida, 1.5 million people were told to leave their homes.", None),
        ('"We fear that more than 1,000 people lie under the mud in Goma," agency spokesman John Mark said.',
         "agency spokesman John Mark"),
    ],
)  # fmt: skip
def test_what_a_toll_is_from_and_who_is_told_name_no_source(read, text: str, source: str | None) -> None:
    assert read(text, "en")[0].attributed_to == source
