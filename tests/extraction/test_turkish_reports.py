"""Plain sentences of Turkish reports: who speaks, what is counted, and what only looks so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("MONUSCO, Goma'da iki Hintli polisin öldürüldüğünü bildirdi.", 2, "MONUSCO"),
        ("Örgüt, Goma'da iki askerin öldürüldüğünü bildirdi.", 2, "Örgüt"),
        ("Goma'da iki polisin öldürüldüğünü duyurdular.", 2, None),
        ("Beyaz Baretliler muhaliflerin bölgesinde 37 kişinin öldüğünü söyledi.", 37, "Beyaz Baretliler"),
        ("İnsan hakları örgütü Amani, Goma'da 10 kişinin öldüğünü açıkladı.", 10, "İnsan hakları örgütü Amani"),
        ("Vali Kim Dae-jung, Busan'da 19 kişinin öldüğünü söyledi.", 19, "Vali Kim Dae-jung"),
        ("Karabağ'dan göç: 28 bin kişi evini terk etti.", 28_000, None),
        ("Suriye'de son durum: 12 ölü.", 12, None),
        ("Sağlık Bakanlığı: 12 kişi öldü.", 12, "Sağlık Bakanlığı"),
    ],
)
def test_who_says_it_is_the_subject_and_no_part_of_what_is_said(sources, text, value, source):
    assert sources(text, "tr")[value] == source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goma'da bir kişi öldü.", [("killed", 1)]),
        ("Patlama bir kişinin ölümüne, 4 kişinin yaralanmasına yol açtı.", [("killed", 1), ("injured", 4)]),
        ("Bir kişi, 12 kişinin öldüğünü söyledi.", [("killed", 12)]),
        ("Selde bir kişi bile ölmedi.", []),
        ("Her bir kişi için 3 litre su verildi.", []),
        ("Goma'da bir kadın ağladı, 3 kadın yaralandı.", [("injured", 3)]),
        ("Hastaneye 15 yaş altı 29 çocuğun cansız bedeni getirildi.", [("killed", 29)]),
        ("Kurtulanların anlattığına göre teknede 750 kişi vardı.", []),
        ("Kurtulanların 71'i hastaneye kaldırıldı.", [("injured", 71)]),
        ("Dernek, Ege'de 312 geri itme olayı saydı.", []),
        ("Ege'de 45 göçmen geri itildi.", [("blocked", 45)]),
        ("Sallara bindirilen 960 kişi Türkiye karasularına itildi.", [("blocked", 960)]),
        ("İnsani yardıma muhtaç nüfus 1,9 milyona ulaştı.", [("in_need", 1_900_000)]),
        ("Kentin nüfusu 1,9 milyona ulaştı.", [("population", 1_900_000)]),
        ("Bölgede 120 bin Ermeni yaşıyordu.", []),
        ("Türkiye'de 3 milyon Suriyeli yaşıyor.", [("refugees", 3_000_000)]),
    ],
)
def test_what_is_counted(counted, text, expected):
    assert counted(text, "tr") == expected


def test_the_months_to_come_are_no_time_that_has_passed(read: Read) -> None:
    (figure,) = read("Önümüzdeki üç ayda 200 bin kişinin daha Çad'a sığınması bekleniyor.", "tr")
    assert (figure.status, figure.period.start, figure.period.end) == ("planned", None, None)
    (past,) = read("Son üç ayda 200 bin kişi Çad'a sığındı.", "tr")
    assert isinstance(past.period.start, dt.date)


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("Sudan'daki saldırılarda Nyala'da 15 kişi öldü.", 15, "Nyala"),
        ("Irak'taki saldırıda Musul'da 12, Kerkük'te 4 kişi öldü.", 12, "Mosul"),
        ("Sudan'daki çatışmalarda 15 kişi öldü.", 15, "Sudan"),
        ("Kenya'daki Dadaab kampında 4 kişi öldü.", 4, "Dadaab"),
        ("AFAD'a göre Malatya'da 6, Adıyaman'da 11 kişi öldü.", 6, "Malatya"),
        ("AFAD'a göre Malatya'da 6, Adıyaman'da 11 kişi öldü.", 11, "Adıyaman"),
        ("Lübnan Sağlık Bakanlığı, İsrail'in dün düzenlediği saldırıda 55 kişinin öldüğünü duyurdu.", 55, "Lebanon"),
        ("İsrail'in Lübnan'a düzenlediği saldırıda 55 kişi öldü.", 55, "Lebanon"),
        ("İsrail'in Hayfa kentinde 5 kişi öldü.", 5, "Haifa"),
    ],
)
def test_where_it_was_and_not_whose_doing(standing, text, value, place):
    assert [found.name for found in standing("tr", text, value)] == [place]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Goma'da ordunun gerçekleştirdiği saldırıda 12 kişi öldü.", "reported"),
        ("Goma'da gerçekleşen patlamada 12 kişi öldü.", "reported"),
        ("Goma'da 12 kişinin öldüğü iddiası gerçek dışı.", "denied"),
        ("Goma'da 12 kişinin öldüğü iddiasının gerçekle ilgisi yok.", "denied"),
    ],
)
def test_what_was_carried_out_is_not_denied(read: Read, text: str, status: str) -> None:
    (figure,) = read(text, "tr")
    assert figure.status == status


@pytest.mark.parametrize(
    ("code", "text", "value", "place"),
    [
        (
            "tr",
            "Ayn el-Hilve mülteci kampındaki saldırıda altı kişi öldü. Mart 2022'den bu yana 1.873 kişi öldü.",
            1873,
            "Lebanon",
        ),
        (
            "en",
            "Six people died at the Ain al-Hilweh camp in Lebanon. Since March 2022, 1,873 people have been killed.",
            1873,
            "Lebanon",
        ),
        (
            "tr",
            "Ayn el-Hilve mülteci kampındaki saldırıda altı kişi öldü. Hastaneye 18 yaralı getirildi.",
            18,
            "Ain al-Hilweh",
        ),
    ],
)
def test_no_camp_holds_what_violence_did_over_years(standing, code, text, value, place):
    assert [found.name for found in standing(code, text, value)] == [place]
