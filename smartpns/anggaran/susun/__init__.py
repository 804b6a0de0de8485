"""The best multi-year plan under the ceilings: how many people of each need start in which year.

The engine knows no database and no web: it reads a `Kasus`, answers with a `Rencana` and what is proven about it.

    kasus.py       the case: needs, ceilings, quotas, limits on absence
    pergi.py       who is away when, by month
    baca.py        the JSON format of a case, read and checked
    tulis.py       the same format, written
    isian.py       a plan being filled: exact loads in whole rupiah, what still fits, what is broken
    pembanding.py  the two lists that people make by hand
    model.py       the exact model (HiGHS)
    besar.py       large cases: prices on the ceilings, then the exact model on the needs that remain in doubt
    bentrok.py     an impossible case: which constraints clash, and the smallest change that mends it
    penjelasan.py  why a need is not chosen
    jawaban.py     the answer of `flask anggaran susun`
"""
