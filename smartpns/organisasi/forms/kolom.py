"""Fields for choices: among members of an enum, among rows of the database."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from typing import Any

from wtforms import SelectField, SelectMultipleField
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.validators import DataRequired, InputRequired

from smartpns.core.db import Entitas
from smartpns.organisasi.models import Unit


class KolomEnum(SelectField):
    """A choice among members of an enum; without `kosong` it cannot be left empty."""

    def __init__(self, label: str, kelas: Iterable[StrEnum], kosong: str | None = None, **lain: Any) -> None:
        pilihan = [SelectChoice(a.value, getattr(a, "label", a.value)) for a in kelas]
        if kosong is None:
            lain["validators"] = [InputRequired(f"Pilih {label.lower()}.")]
        super().__init__(
            label,
            choices=pilihan if kosong is None else [SelectChoice("", kosong), *pilihan],
            coerce=partial(_anggota, tuple(kelas)),
            **lain,
        )


def _anggota(kelas: Iterable[StrEnum], nilai: str | None) -> StrEnum | None:
    return next((a for a in kelas if a.value == nilai), None)


class KolomEntitas(SelectField):
    """A choice among rows of the database; `data` is the chosen row. A retired one stays while it is chosen."""

    def __init__(
        self,
        label: str,
        muat: Callable[[], Iterable[Entitas]],
        kosong: str = "Pilih",
        sebut: Callable[[Any], str] = str,
        **lain: Any,
    ) -> None:
        self._kosong, self._sebut = kosong, sebut
        self._semua: dict[str, Any] = {}
        self._label: dict[str, str] = {}
        for satu in muat():
            self._kenal(satu)
        super().__init__(label, choices=[], **lain)

    def _kenal(self, satu: Any) -> None:
        self._semua[str(satu.id)] = satu
        self._label[str(satu.id)] = self._sebut(satu)

    def process_data(self, value: Any) -> None:
        if value is not None:
            self._kenal(value)
        self.data = value

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist:
            self.data = self._semua.get(valuelist[0])

    def iter_choices(self) -> Iterator[Choice]:
        yield Choice("", self._kosong, self.data is None, {})
        for id_, satu in self._semua.items():
            yield Choice(id_, self._label[id_], satu is self.data, {})


class KolomBanyakEntitas(SelectMultipleField):
    """Several rows of the database; `data` is the list of the chosen ones."""

    def __init__(self, label: str, muat: Callable[[], Iterable[Entitas]], **lain: Any) -> None:
        sebut: Callable[[Any], str] = lain.pop("sebut", str)
        self._semua: dict[str, Any] = {str(e.id): e for e in muat()}
        self._label = {id_: sebut(e) for id_, e in self._semua.items()}
        super().__init__(label, choices=[], validate_choice=False, **lain)

    def process_data(self, value: Iterable[Any] | None) -> None:
        self.data = list(value or ())
        self._semua |= {str(e.id): e for e in self.data}
        self._label |= {str(e.id): str(e) for e in self.data if str(e.id) not in self._label}

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = [self._semua[v] for v in valuelist if v in self._semua]

    def iter_choices(self) -> Iterator[Choice]:
        for id_, satu in self._semua.items():
            yield Choice(id_, self._label[id_], satu in (self.data or ()), {})


def wajib(kalimat: str) -> list[Any]:
    return [DataRequired(kalimat)]


def sebut_unit(unit: Unit) -> str:
    return f"{unit.nama} ({unit.kode})"
