"""Fields that read what people type, and where a refused rule is shown: beside its field, else on top of the form."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from typing import Any

from wtforms import Form, SelectMultipleField, StringField
from wtforms.widgets import CheckboxInput, ListWidget

from smartpns.core.db import transaction
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.formats import TidakTerbaca, baca_bilangan, baca_rupiah, baca_tanggal, rupiah, tanggal
from smartpns.core.teks import tulis_desimal


def pasang_galat(form: Form, galat: DomainError) -> None:
    """Put the sentence of a DomainError into the form's errors, as WTForms keeps its own."""
    if galat.field and galat.field in form:
        kolom = form[galat.field]
        kolom.errors = [*kolom.errors, galat.pesan]
    else:
        form.form_errors = [*form.form_errors, galat.pesan]


@contextmanager
def form_transaction(form: Form) -> Iterator[None]:
    """A transaction for what a valid form asks; a refusal of the rules stands in `form.errors` afterwards.

    What is not there stays a page of its own (404): no field could mend it.
    """
    try:
        with transaction():
            yield
    except TidakDitemukan:
        raise
    except DomainError as e:
        pasang_galat(form, e)


class KolomCentang(SelectMultipleField):
    """Any number of choices, each with its own box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class KolomTerbaca(StringField):
    """Free typing read by a `baca_…` function; what could not be read stays as it was typed."""

    data: Any

    def __init__(self, label: str, baca: Callable[[str], Any], tulis: Callable[[Any], str], **lain: Any) -> None:
        self.baca = baca
        self.tulis = tulis
        super().__init__(label, **lain)

    def process_formdata(self, valuelist: list[str]) -> None:
        teks = valuelist[0].strip() if valuelist else ""
        self.raw_data = [teks]  # blanks alone are nothing typed, so InputRequired refuses them
        self.data = None
        if teks:
            try:
                self.data = self.baca(teks)
            except TidakTerbaca as e:
                raise ValueError(f"{e.masalah[:1].upper()}{e.masalah[1:]}. {e.saran}.") from e

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.tulis(self.data)


class KolomRupiah(KolomTerbaca):
    """Whole rupiah: `Rp 8.000.000,-`, `8000000`, `1,5 juta`."""

    def __init__(self, label: str, **lain: Any) -> None:
        super().__init__(label, baca_rupiah, rupiah, **{"render_kw": {"autocomplete": "off"}, **lain})


class KolomTanggal(KolomTerbaca):
    """A date: `5 Maret 2027`, `5/3/27`."""

    def __init__(self, label: str, **lain: Any) -> None:
        super().__init__(label, baca_tanggal, tanggal, **{"render_kw": {"autocomplete": "off"}, **lain})


class KolomBilangan(KolomTerbaca):
    """A whole number: `12`, `1.250`."""

    data: int | None

    def __init__(self, label: str, **lain: Any) -> None:
        super().__init__(
            label, baca_bilangan, str, **{"render_kw": {"inputmode": "numeric", "autocomplete": "off"}, **lain}
        )


class KolomDesimal(KolomTerbaca):
    """A number with decimals: `2,5`."""

    data: Decimal | None

    def __init__(self, label: str, **lain: Any) -> None:
        super().__init__(
            label, baca_desimal, tulis_desimal, **{"render_kw": {"inputmode": "decimal", "autocomplete": "off"}, **lain}
        )


def baca_desimal(teks: str) -> Decimal:
    """`2,5` or `2.5`. Raises TidakTerbaca."""
    try:
        nilai = Decimal(teks.strip().replace(",", "."))
    except InvalidOperation:
        raise TidakTerbaca("bukan bilangan", "Tulis angka saja, misalnya 2,5") from None
    if not nilai.is_finite():
        raise TidakTerbaca("bukan bilangan", "Tulis angka saja, misalnya 2,5")
    return nilai
