"""Kinds of documents and what a PDF must be."""

from enum import StrEnum


class JenisDokumen(StrEnum):
    SP = "sp"
    SOP = "sop"
    PANDUAN = "panduan"
    REGULASI = "regulasi"

    @property
    def label(self) -> str:
        return {"sp": "Standar pelayanan", "sop": "SOP", "panduan": "Panduan", "regulasi": "Regulasi"}[self.value]
