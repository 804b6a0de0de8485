from flask import Flask


def pasang(app: Flask) -> None: ...
