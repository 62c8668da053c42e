# rule: 12/ADR-1, 12/BIT-C1, 12/CRD-5
# expect: reject
from std.memory import bitcast
from std.utils.coord import Coord


def main():
    print(AddressSpace.NEARBY)
    print(bitcast[DType.uint8, 2](Float16(1)))
    print(Coord(1, 2).inner_product(Coord(3)))
