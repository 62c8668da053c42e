from ..area import area as of
from .. import VERSION
from . import beside


def far() -> Int:
    return of(2) + VERSION + beside.x()
