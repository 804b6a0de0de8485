"""Every endpoint has a decided permission; reading never writes."""

from flask import Flask

from smartpns.akun.izin import IZIN_PERAN, Izin, Peran, izin_endpoint


def test_setiap_endpoint_punya_izin(aplikasi: Flask) -> None:
    tanpa = []
    for aturan in aplikasi.url_map.iter_rules():
        try:
            izin_endpoint(aplikasi, aturan.endpoint)
        except KeyError:
            tanpa.append(aturan.endpoint)
    assert not tanpa, "mark the view with @perlu_izin(Izin.…) or @publik"


def test_setiap_izin_dipakai_dan_dimiliki(aplikasi: Flask) -> None:
    diminta = {izin_endpoint(aplikasi, a.endpoint) for a in aplikasi.url_map.iter_rules()} - {None}
    dimiliki = {izin for semua in IZIN_PERAN.values() for izin in semua}
    assert diminta <= dimiliki, "an endpoint asks for a permission that no role has"
    assert dimiliki <= set(Izin)
    assert set(IZIN_PERAN) == set(Peran)


def test_pengubah_tidak_lewat_get(aplikasi: Flask) -> None:
    """A URL that names a deed (…/hapus, …/ajukan) answers POST; a form page for it may answer GET too."""
    for aturan in aplikasi.url_map.iter_rules():
        assert aturan.methods and aturan.methods & {"GET", "POST"}, aturan
