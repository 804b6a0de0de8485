"""The process that ranks by TOPSIS: started by `queries.bandingkan`, never imported by a web worker.

pymcdm brings scipy, pandas and matplotlib along: about 100 MB and a second that no web worker should carry. It runs as
a script under `python -I`.

    pembanding.py  <-  {"matriks": rows, "bobot": weights, "jenis": 1 benefit or -1 cost by column}  as JSON on stdin
    ->  {"nilai": closeness 0-1 by row, "peringkat": rank by row, "spearman": …, "spearman_berbobot": …}

The rows come in the order of the ranking that is checked, best first; the correlations are with that order, and equal
closeness (to nine decimals) keeps it.
"""

import json
import sys
from typing import Any

import numpy as np
from pymcdm.correlations import spearman, weighted_spearman
from pymcdm.methods import TOPSIS
from pymcdm.normalizations import vector_normalization

DESIMAL = 9


def bandingkan(isi: dict[str, Any]) -> dict[str, Any]:
    """Closeness to the ideal by TOPSIS with vector normalisation (Hwang & Yoon 1981), ranks, and rank correlations."""
    nilai = TOPSIS(vector_normalization)(
        np.array(isi["matriks"], dtype=float), np.array(isi["bobot"], dtype=float), np.array(isi["jenis"])
    )
    acuan = np.arange(1, len(nilai) + 1)
    peringkat = np.empty(len(nilai), dtype=int)
    peringkat[np.lexsort((acuan, -np.round(nilai, DESIMAL)))] = acuan
    return {
        "nilai": nilai.tolist(),
        "peringkat": peringkat.tolist(),
        "spearman": float(spearman(acuan, peringkat)),
        "spearman_berbobot": float(weighted_spearman(acuan, peringkat)),
    }


if __name__ == "__main__":
    json.dump(bandingkan(json.load(sys.stdin)), sys.stdout)
