"""Words of harm in the sentence of a number that befell others."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Some 200 doctors treated the wounded at 14 hospitals."),
        ("en", "Hospitals need 400 nurses to treat the injured."),
        ("en", "The trial of 12 officers over the deaths of protesters began on Monday."),
        ("en", "The man killed on Monday had 12 grandchildren."),
        ("en", "The dead included a teacher who taught 40 pupils."),
        ("en", "The drug killed 90 percent of the parasites in 300 patients."),
        ("en", "The company will lay off 1,200 workers after losses of 40 million."),
        ("en", "The government pledged 3,000 new homes for those who lost theirs."),
        ("en", "A total of 300 lawyers offered to defend the arrested."),
        ("en", "The appeal is only 23 percent funded, with 340 million still missing."),
        ("en", "The stadium can shelter 4,000 in case of floods."),
        ("fr", "Le stade peut abriter 4 000 personnes en cas de crue."),
        ("fr", "Quelque 200 médecins ont soigné les blessés dans 14 hôpitaux."),
        ("fr", "Le procès de 12 officiers pour la mort de manifestants s'est ouvert lundi."),
        ("es", "Unos 200 médicos atendieron a los heridos en 14 hospitales."),
        ("es", "El juicio de 12 oficiales por la muerte de manifestantes empezó el lunes."),
        ("ar", "بدأت محاكمة 12 ضابطا بتهمة قتل متظاهرين."),
        ("tr", "Silahlı kişiler 300 ineği öldürdü, 1.200 keçiyi çaldı."),
        ("en", "Nearly 700 officers are hunting the man who shot the governor dead."),
        ("en", "The judge heard 60 witnesses in the case of the missing children."),
        ("en", "Some 40 delegates were missing from the list of guests."),
        ("en", "The 15 members of the Security Council met on the killings in Goma."),
        ("en", "The party lost 400 members last year."),
        ("fr", "Près de 700 policiers traquent l'homme qui a abattu le gouverneur."),
        ("fr", "Quelque 3 000 proches des disparus ont manifesté."),
        ("fr", "Environ 900 élèves ont repris le chemin de l'école après la crue."),
        ("en", "The lifeboat can rescue 400 at a time."),
        ("fr", "Le bateau peut secourir 400 personnes à la fois."),
        ("es", "El barco puede rescatar a 400 personas a la vez."),
        ("fr", "Les élus ont observé une minute de silence pour les morts, et 212 ont voté la loi."),
        ("fr", "Le tribunal a condamné 14 hommes pour le meurtre du journaliste."),
        ("es", "Casi 700 policías buscan al hombre que mató al gobernador."),
        ("es", "El juez escuchó a 60 testigos en el caso de los niños desaparecidos."),
        ("es", "Unos 3.000 familiares de los desaparecidos se manifestaron."),
        ("ar", "يبحث 700 شرطي عن الرجل الذي قتل المحافظ."),
        ("ar", "تظاهر 3 آلاف من أقارب المفقودين."),
        ("ar", "عاد 900 تلميذ إلى المدارس بعد الفيضان."),
        ("tr", "Yaklaşık 250 gönüllü ölüleri gömdü."),
        ("tr", "Selden sonra 900 öğrenci okula döndü."),
        ("tr", "Yaralılar için 300 ünite kan bağışlandı."),
        ("tr", "Öldürülen adamın 12 torunu vardı."),
        ("tr", "Kayıpların 3 bin yakını meydanda toplandı."),
    ],
)
def test_helpers_judges_and_kin_are_not_those_harmed(counted, language: str, text: str) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Twelve soldiers were among the wounded in Homs.", ("injured", 12)),
        ("en", "Some 40 people were treated for injuries in Homs.", ("injured", 40)),
        ("en", "The death toll among the 300 passengers is 12.", ("killed", 12)),
        ("en", "Army losses: 12 dead and 30 wounded in Homs.", ("killed", 12)),
        ("en", "The irrevocable losses of the army reached 223.", ("killed", 223)),
        ("en", "Some 12 people, the man who dug them out said, were killed.", ("killed", 12)),
        ("en", "The man who shot the governor killed 12 others.", ("killed", 12)),
        ("en", "Twelve people and the man who attacked them died.", ("killed", 12)),
        ("en", "Twelve members of the Red Cross were killed in Goma.", ("killed", 12)),
        ("fr", "Douze membres de la mission ont péri à Goma.", ("killed", 12)),
        ("en", "Twelve relatives of the dead were killed on Monday.", ("killed", 12)),
        ("tr", "Selden sonra 900 aile köyüne döndü.", ("returned", 900)),
        ("fr", "Douze soldats sont parmi les blessés à Homs.", ("injured", 12)),
        ("es", "Doce soldados están entre los heridos en Homs.", ("injured", 12)),
        ("es", "Unas 40 personas fueron tratadas por heridas en Homs.", ("injured", 40)),
    ],
)
def test_those_harmed_still_count(counted, language: str, text: str, expected: tuple[str, float]) -> None:
    assert expected in counted(text, language)
