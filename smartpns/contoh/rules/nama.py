"""Fictional names of the usual parts."""

from collections.abc import Iterable, Mapping
from random import Random

from smartpns.organisasi.rules import JenisKelamin

PELUANG_TIGA_KATA = 0.15


class Penamaan:
    """Puts names together from `nama_depan.csv` and `nama_belakang.csv`; a part without gender serves both."""

    def __init__(self, depan: Iterable[Mapping[str, str]], belakang: Iterable[Mapping[str, str]]) -> None:
        self._depan = {k: self._untuk(k, depan) for k in JenisKelamin}
        self._belakang = {k: self._untuk(k, belakang) for k in JenisKelamin}

    def beri(self, kelamin: JenisKelamin, acak: Random) -> str:
        depan = acak.sample(self._depan[kelamin], 2 if acak.random() < PELUANG_TIGA_KATA else 1)
        return " ".join([*depan, acak.choice(self._belakang[kelamin])])

    @staticmethod
    def _untuk(kelamin: JenisKelamin, bagian: Iterable[Mapping[str, str]]) -> list[str]:
        return [b["nama"] for b in bagian if b["jenis_kelamin"] in ("", kelamin.value)]
