"""Random cases for the planner's engine, and the best plan of a small one by trying every plan.

Both work on the JSON of a case and share no line with the engine.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

Kasus = dict[str, Any]
TAK_TERBATAS = 10**18


def kasus_kecil(benih: int) -> Kasus:
    """A case of up to six needs whose ceilings lie on, or one rupiah beside, the cost of some plan."""
    r = random.Random(benih)
    tahun = list(range(2027, 2027 + r.randint(1, 3)))
    satuan = r.choice([1, 1, 1000, 500_000, 123_457])
    kode = ["A", "B"][: r.randint(1, 2)]
    kebutuhan = [_kebutuhan(r, n, tahun, satuan, kode) for n in range(r.randint(1, 6))]
    beban = Counter[int]()
    for k in kebutuhan:
        orang, mulai = r.randint(0, k["jumlah"]), r.choice(k["mulai"])
        for n, biaya in enumerate(k["biaya_per_tahun"]):
            beban[mulai + n] += orang * biaya
    komitmen = {str(t): r.choice([0, 0, r.randint(0, 10**9)]) for t in tahun}
    pagu = {str(t): max(beban[t] + komitmen[str(t)] + r.choice([-1, 0, 0, 0, 1, 10**6]), 0) for t in tahun}
    opd = {k: _opd(r, tahun) for k in kode if r.random() < 0.6}
    diskon = r.choice([0, 0.03, 0.03, 0.125])
    return {
        "tahun": tahun,
        "pagu": pagu,
        "komitmen": komitmen,
        "diskon_tunda": diskon,
        "kebutuhan": kebutuhan,
        "opd": opd,
    }


def _kebutuhan(r: random.Random, nomor: int, tahun: list[int], satuan: int, kode: list[str]) -> Kasus:
    mulai = sorted(r.sample(tahun, r.randint(1, len(tahun))))
    pokok = r.choice([10**6, 10**8, 10**11]) // satuan
    return {
        "id": f"K-{nomor + 1}",
        "opd": r.choice(kode),
        "skor": r.choice([r.randint(0, 100), r.randint(0, 10000) / 100]),
        "jumlah": r.randint(1, 3),
        "biaya_per_tahun": [r.choice([0, r.randint(1, pokok) * satuan]) for _ in range(r.randint(1, 3))],
        "mulai": mulai,
        "wajib": r.random() < 0.12,
        "semua_atau_tidak": r.random() < 0.25,
    }


def _opd(r: random.Random, tahun: list[int]) -> Kasus:
    batas: Kasus = {"min_tempat": r.choice([0, 0, 1, 2])}
    if r.random() < 0.6:
        batas["maks_tempat"] = r.randint(batas["min_tempat"], 6)
    if r.random() < 0.3:
        batas |= {"pegawai": r.randint(10, 30), "maks_porsi_pergi": 0.1, "sedang_pergi": {str(tahun[0]): 1}}
    return batas


def kasus_besar(benih: int, banyak: int, ketat: float = 0.4) -> Kasus:
    """A district's case: costs of one semester, two, … and one; five years; quotas on every OPD."""
    r = random.Random(benih)
    tahun = list(range(2027, 2032))
    kode = [f"D{n:02}" for n in range(max(4, min(banyak // 50, 100)))]
    kebutuhan, minta, tempat = [], Counter[int](), Counter[str]()
    for n in range(banyak):
        semester = r.randint(12, 45) * 500_000 + r.randint(0, 999) * 1000
        lama = r.choice([2, 3, 3, 4, 5])
        awal = r.randint(0, 2)
        satu = {
            "id": f"K-{n + 1}",
            "opd": r.choice(kode),
            "skor": r.randint(3000, 10000) / 100,
            "jumlah": r.randint(1, 5),
            "biaya_per_tahun": [semester, *[2 * semester] * (lama - 2), semester],
            "mulai": tahun[awal:],
            "wajib": r.random() < 0.02,
            "semua_atau_tidak": r.random() < 0.1,
        }
        kebutuhan.append(satu)
        tempat[satu["opd"]] += satu["jumlah"]
        for i, biaya in enumerate(satu["biaya_per_tahun"]):
            minta[tahun[awal] + i] += biaya * satu["jumlah"]
    return {
        "tahun": tahun,
        "pagu": {str(t): int(minta[t] * ketat) + 777 for t in tahun},
        "komitmen": {str(t): int(minta[t] * 0.05) for t in tahun},
        "diskon_tunda": 0.03,
        "kebutuhan": kebutuhan,
        "opd": {k: {"min_tempat": tempat[k] // 10, "maks_tempat": tempat[k] * 6 // 10} for k in kode},
    }


@dataclass(frozen=True)
class _Cara:
    """One way to fill a need: its exact value and what it uses of every limit."""

    nilai: Fraction
    pakai: tuple[int, ...]


def coba_semua(kasus: Kasus) -> Fraction | None:
    """The value of the best plan, by trying every plan; None when none keeps every constraint."""
    batas, minimal = _batas(kasus), _minimal(kasus)
    cara = [list(_cara(kasus, k)) for k in kasus["kebutuhan"]]
    harapan = [
        sum((max((c.nilai for c in satu), default=0) for satu in cara[n:]), Fraction(0)) for n in range(len(cara))
    ]
    harapan.append(Fraction(0))
    terbaik: Fraction | None = None

    def turun(n: int, nilai: Fraction, sisa: tuple[int, ...]) -> None:
        nonlocal terbaik
        if min(sisa, default=0) < 0 or (terbaik is not None and nilai + harapan[n] <= terbaik):
            return
        if n < len(cara):
            for satu in cara[n]:
                turun(n + 1, nilai + satu.nilai, tuple(a - b for a, b in zip(sisa, satu.pakai, strict=True)))
        elif all(batas[i] - sisa[i] >= paling_sedikit for i, paling_sedikit in minimal.items()):
            terbaik = nilai

    turun(0, Fraction(0), tuple(batas))
    return terbaik


def _batas(kasus: Kasus) -> list[int]:
    """Every upper limit: rupiah of each year, then per OPD its places and the people away in each year."""
    batas = [kasus["pagu"][str(t)] - kasus["komitmen"].get(str(t), 0) for t in kasus["tahun"]]
    for opd in kasus["opd"].values():
        batas.append(opd.get("maks_tempat", TAK_TERBATAS))
        batas += [max(opd["pegawai"] // 10 - _sedang(opd, t, b), 0) if "pegawai" in opd else TAK_TERBATAS
                  for t in kasus["tahun"] for b in _bulan(kasus)]  # fmt: skip
    return batas


def _bulan(kasus: Kasus) -> range:
    """The months at which people away are counted: all twelve as soon as anything is said by month."""
    bulanan = any(isinstance(k.get("pergi"), dict) for k in kasus["kebutuhan"])
    bulanan |= any(isinstance(opd.get("sedang_pergi"), list) for opd in kasus["opd"].values())
    return range(1, 13) if bulanan else range(1, 2)


def _sedang(opd: Kasus, tahun: int, bulan: int) -> int:
    sedang = opd["sedang_pergi"]
    if isinstance(sedang, dict):
        return sedang.get(str(tahun), 0)
    return sum(s["orang"] for s in sedang if 0 <= _selisih(s, s["mulai"], tahun, bulan) < 6 * s["semester"])


def _selisih(masa: Kasus, mulai: int, tahun: int, bulan: int) -> int:
    """Months from the beginning of a study to a month."""
    return 12 * (tahun - mulai) + bulan - masa["bulan_mulai"]


def _ada_pergi(k: Kasus, awal: int, tahun: int, bulan: int) -> bool:
    pergi = k.get("pergi", True)
    if isinstance(pergi, dict):
        return 0 <= _selisih(pergi, awal, tahun, bulan) < 6 * pergi["semester"]
    return pergi and 0 <= tahun - awal < len(_biaya(k, awal))


def _minimal(kasus: Kasus) -> dict[int, int]:
    """The place of each OPD's limit among the limits, and its minimum."""
    lebar = len(kasus["tahun"]) * len(_bulan(kasus)) + 1
    return {len(kasus["tahun"]) + n * lebar: o.get("min_tempat", 0) for n, o in enumerate(kasus["opd"].values())}


def _cara(kasus: Kasus, k: Kasus) -> Iterator[_Cara]:
    diskon = 1 - Fraction(str(kasus["diskon_tunda"]))
    for orang in product(range(k["jumlah"] + 1), repeat=len(k["mulai"])):
        jumlah = sum(orang)
        if jumlah > k["jumlah"] or (k["wajib"] and jumlah < k["jumlah"]):
            continue
        if k["semua_atau_tidak"] and jumlah not in (0, k["jumlah"]):
            continue
        mulai = dict(zip(k["mulai"], orang, strict=True))
        nilai = sum(Fraction(str(k["skor"])) * n * diskon ** (t - k["mulai"][0]) for t, n in mulai.items())
        yield _Cara(Fraction(nilai), tuple(_pakai(kasus, k, mulai)))


def _pakai(kasus: Kasus, k: Kasus, mulai: dict[int, int]) -> Iterator[int]:
    biaya = {awal: _biaya(k, awal) for awal in mulai}
    for t in kasus["tahun"]:
        yield sum(n * biaya[awal][t - awal] for awal, n in mulai.items() if 0 <= t - awal < len(biaya[awal]))
    for kode in kasus["opd"]:
        sini = kode == k["opd"]
        yield sum(mulai.values()) if sini else 0
        for t in kasus["tahun"]:
            for b in _bulan(kasus):
                yield sum(n for awal, n in mulai.items() if sini and _ada_pergi(k, awal, t, b))


def _biaya(k: Kasus, awal: int) -> list[int]:
    biaya = k["biaya_per_tahun"]
    return biaya[str(awal)] if isinstance(biaya, dict) else biaya


def harga_naik(benih: int, kasus: Kasus) -> Kasus:
    """The case with costs that depend on the start year for most needs, and people who keep their post for some."""
    r = random.Random(benih)
    kebutuhan = []
    for k in kasus["kebutuhan"]:
        naik = r.choice([0, 3, 50])
        biaya = {str(t): [b + b * naik * n // 100 for b in k["biaya_per_tahun"]] for n, t in enumerate(k["mulai"])}
        kebutuhan.append(k | {"biaya_per_tahun": biaya, "pergi": r.random() < 0.7})
    return kasus | {"kebutuhan": kebutuhan}


def pergi_semester(benih: int, kasus: Kasus) -> Kasus:
    """The case with people away by semester for most needs, and few people of every OPD who may be away at once."""
    r = random.Random(benih)
    kebutuhan = []
    for k in kasus["kebutuhan"]:
        masa = {"semester": r.randint(1, 6), "bulan_mulai": r.choice([1, 2, 8, 9, 9, 9])}
        kebutuhan.append(k | {"pergi": r.choice([masa, masa, masa, masa, True, False])})
    opd = {}
    for kode in sorted({k["opd"] for k in kebutuhan}):
        awal = kasus["tahun"][0]
        sedang = [
            {"mulai": awal - r.randint(-1, 2), "bulan_mulai": r.choice([2, 9]), "semester": r.randint(2, 6), "orang": 1}
            for _ in range(r.randint(0, 2))
        ]
        bawah = kasus["opd"].get(kode, {})
        opd[kode] = {kunci: bawah[kunci] for kunci in ("min_tempat", "maks_tempat") if kunci in bawah} | {
            "pegawai": r.randint(10, 40),
            "maks_porsi_pergi": 0.1,
            "sedang_pergi": sedang,
        }
    return kasus | {"kebutuhan": kebutuhan, "opd": opd}


def pelanggaran(kasus: Kasus, terpilih: list[Kasus]) -> list[str]:
    """What an answer breaks, recounted from the JSON of case and answer."""
    kebutuhan = {k["id"]: k for k in kasus["kebutuhan"]}
    mulai: dict[str, dict[int, int]] = {id_: {} for id_ in kebutuhan}
    for satu in terpilih:
        assert satu["jumlah"] > 0 and satu["tahun_mulai"] not in mulai[satu["id"]], satu
        mulai[satu["id"]][satu["tahun_mulai"]] = satu["jumlah"]
    pakai = [sum(n) for n in zip(*(_pakai(kasus, k, mulai[k["id"]]) for k in kasus["kebutuhan"]), strict=True)]
    salah = [f"limit {n}: {p} > {b}" for n, (p, b) in enumerate(zip(pakai, _batas(kasus), strict=True)) if p > b]
    salah += [f"minimum {n}: {pakai[n]} < {m}" for n, m in _minimal(kasus).items() if pakai[n] < m]
    for id_, k in kebutuhan.items():
        jumlah = sum(mulai[id_].values())
        boleh = {k["jumlah"]} if k["wajib"] else {0, k["jumlah"]} if k["semua_atau_tidak"] else range(k["jumlah"] + 1)
        if jumlah not in boleh or not set(mulai[id_]) <= set(k["mulai"]):
            salah.append(f"{id_}: {mulai[id_]}")
    return salah
