"""Every module with tables, so that the metadata is whole for migrations and tests."""

from smartpns.akun import models as akun
from smartpns.anggaran import models as anggaran
from smartpns.biaya import models as biaya
from smartpns.core import instalasi, pekerjaan
from smartpns.core.impor import models as impor
from smartpns.dokumen import models as dokumen
from smartpns.kebutuhan import models as kebutuhan
from smartpns.naskah import models as naskah
from smartpns.organisasi import models as organisasi
from smartpns.prioritas import models as prioritas
from smartpns.publikasi import models as publikasi
from smartpns.rencana import models as rencana

MODUL = (
    instalasi,
    pekerjaan,
    impor,
    akun,
    organisasi,
    biaya,
    kebutuhan,
    dokumen,
    prioritas,
    anggaran,
    rencana,
    naskah,
    publikasi,
)
