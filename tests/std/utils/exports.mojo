# rule: 12/UTL-1
# expect: run
from std.utils import (
    Index,
    IndexList,
    product,
    BlockingScopedLock,
    BlockingSpinLock,
    SpinWaiter,
    StaticTuple,
    Variant,
)
from std.utils.coord import (
    Coord,
    CoordLike,
    ComptimeInt,
    Idx,
    All,
    crd2idx,
    idx2crd,
    coord_to_index_list,
    coord,
    DynamicCoord,
    StaticCoord,
)
from std.utils.fast_div import FastDiv
from std.utils.numerics import (
    FPUtils,
    FlushDenormals,
    nan,
    inf,
    neg_inf,
    max_finite,
    min_finite,
    max_or_inf,
    min_or_neg_inf,
    isnan,
    isinf,
    isfinite,
    get_accum_type,
    nextafter,
)
from std.utils.type_functions import ConditionalType
from std.utils.index import Index as I2
from std.utils.static_tuple import StaticTuple as S2
from std.utils.variant import Variant as V2
from std.utils.lock import SpinWaiter as W2


def check_utl() raises:
    print(1)


def check_ctype() raises:
    var x: ConditionalType[Trait=AnyType, If=True, Then=Int, Else=String] = 3
    print(x)


def main() raises:
    check_utl()
    check_ctype()
