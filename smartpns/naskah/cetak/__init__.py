"""Printing: the data of a document and our own templates give a PDF/A.

The templates are ours and read no file but each other; what people typed reaches them as JSON strings, never as
source, so no text of theirs is code. A template walks its rows once: the time grows with the rows and nothing else.
"""

from .pdf import cetak, cetak_draf

__all__ = ["cetak", "cetak_draf"]
