"""Reading what is published: the versions, their rows kept in memory, the list a visitor asked for."""

from smartpns.publikasi.queries.versi import (
    Baris,
    Isi,
    Terbitan,
    cari_terbitan,
    daftar_terbitan,
    isi_terbitan,
    susun_isi,
)

__all__ = ["Baris", "Isi", "Terbitan", "cari_terbitan", "daftar_terbitan", "isi_terbitan", "susun_isi"]
