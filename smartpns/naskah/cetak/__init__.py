"""Printing: the data of a document and our own templates give a PDF/A.

The templates are ours and read no file but each other; what people typed reaches them as JSON strings, never as
source, so no text of theirs is code. Compiling runs in a child process with a time limit, because a layout may not end
(a table head higher than a page); heads hold no text that people type.
"""

from .pdf import cetak, cetak_draf

__all__ = ["cetak", "cetak_draf"]
