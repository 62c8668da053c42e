# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Powers of ten as 128-bit numbers, for reading and printing floats."""

from std.builtin.globals import global_constant

# 26 times the top 192 bits of 10^(-351 + 27 i), most significant word first;
# then 5^0 to 5^26. The top 128 bits of each power from 10^-342 to 10^324 are
# those of a product of the two, which scripts that generated the table checked.
comptime _WORDS: Array[UInt64, 105] = [
    0x8049A4AC0C5811AE, 0x205B896D777D6278, 0xAC261E9F5141430B,
    0xCF42894A5DCE35EA, 0x52064CAC828675B9, 0x475F2B7D7DF1AD7A,
    0xA76C582338ED2621, 0xAF2AF2B80AF6F24E, 0x657C8F4D43323A36,
    0x873E4F75E2224E68, 0x5A7744A6E804A291, 0xCC35EDDFCF0996D7,
    0xDA7F5BF590966848, 0xAF39A475506A899E, 0xA30294CC2934E662,
    0xB080392CC4349DEC, 0xBD8D794D96AACFB3, 0xFE13A5C86AF64418,
    0x8E938662882AF53E, 0x547EB47B7282EE9C, 0x41B0230E1421487D,
    0xE65829B3046B0AFA, 0x0CB4A5A3112A5112, 0xA3B561B1CB208396,
    0xBA121A4650E4DDEB, 0x92F34D62616CE413, 0x21A0183E10583CD3,
    0x964E858C91BA2655, 0x3A6A07F8D510F86F, 0xE9082F25E9C5E9EC,
    0xF2D56790AB41C2A2, 0xFAE27299423FB9C3, 0x3695DAD7E8858901,
    0xC428D05AA4751E4C, 0xAA97E14C3C26B886, 0x96842DC95323F5A8,
    0x9E74D1B791E07E48, 0x775EA264CF55347D, 0xCA49F1C05120C9C7,
    0x8000000000000000, 0x0000000000000000, 0x0000000000000000,
    0xCECB8F27F4200F3A, 0x0000000000000000, 0x0000000000000000,
    0xA70C3C40A64E6C51, 0x999090B65F67D924, 0x0000000000000000,
    0x86F0AC99B4E8DAFD, 0x69A028BB3DED71A3, 0xDF9F915627C04E28,
    0xDA01EE641A708DE9, 0xE80E6F4820CC9495, 0xD74BAAD03BC1D8D3,
    0xB01AE745B101E9E4, 0x5EC05DCFF72E7F8F, 0xC04C79FFE324301F,
    0x8E41ADE9FBEBC27D, 0x14588F13BE847307, 0x23BD6A2059C002F5,
    0xE5D3EF282A242E81, 0x8F1668C8A86DA5FA, 0xF0B5CCF5176ECC7C,
    0xB9A74A0637CE2EE1, 0x6D953E2BD7173692, 0x88EFB0037AC08BDE,
    0x95F83D0A1FB69CD9, 0x4ABDAF101564F98E, 0x0D5A4AF7B3A98E47,
    0xF24A01A73CF2DCCF, 0xBC633B39673C8CEC, 0x3D9C44CD2F36917C,
    0xC3B8358109E84F07, 0x0A862F80EC4700C8, 0x02606EA01029DC37,
    0x9E19DB92B4E31BA9, 0x6C07A2C26A8346D1, 0x4944D9F52CD0DEC2,
    0x0000000000000001, 0x0000000000000005, 0x0000000000000019,
    0x000000000000007D, 0x0000000000000271, 0x0000000000000C35,
    0x0000000000003D09, 0x000000000001312D, 0x000000000005F5E1,
    0x00000000001DCD65, 0x00000000009502F9, 0x0000000002E90EDD,
    0x000000000E8D4A51, 0x0000000048C27395, 0x000000016BCC41E9,
    0x000000071AFD498D, 0x0000002386F26FC1, 0x000000B1A2BC2EC5,
    0x000003782DACE9D9, 0x00001158E460913D, 0x000056BC75E2D631,
    0x0001B1AE4D6E2EF5, 0x000878678326EAC9, 0x002A5A058FC295ED,
    0x00D3C21BCECCEDA1, 0x0422CA8B0A00A425, 0x14ADF4B7320334B9,
]


@always_inline
def _word(index: Int) -> UInt64:
    """Returns a word of the table."""
    return global_constant[_WORDS]().unsafe_get(index)


@always_inline
def multiply_full(a: UInt64, b: UInt64) -> Tuple[UInt64, UInt64]:
    """Returns the high and the low word of a product."""
    var product = a.cast[DType.uint128]() * b.cast[DType.uint128]()
    return (
        (product >> 64).cast[DType.uint64](),
        product.cast[DType.uint64](),
    )


def power_of_ten(exponent: Int, round_up: Bool) -> Tuple[UInt64, UInt64]:
    """Returns the top 128 bits of `10^exponent`, high word first.

    Args:
        exponent: From -342 to 324.
        round_up: Whether to add one when bits were cut off.

    Returns:
        The words; the highest bit is set.
    """
    var offset = exponent + 351
    var base = offset // 27 * 3
    var factor = _word(78 + offset % 27)
    var p0 = multiply_full(_word(base + 2), factor)
    var p1 = multiply_full(_word(base + 1), factor)
    var p2 = multiply_full(_word(base), factor)
    # The words of the 256-bit product, least significant first.
    var w1 = p0[0] + p1[1]
    var carry1 = UInt64(1) if w1 < p1[1] else UInt64(0)
    var w2 = p1[0] + p2[1]
    var carry2 = UInt64(1) if w2 < p2[1] else UInt64(0)
    w2 += carry1
    if w2 < carry1:
        carry2 += 1
    var w3 = p2[0] + carry2
    var high = w3
    var low = w2
    if w3 == 0:
        high = w2
        low = w1
    else:
        var shift = count_leading_zeros(w3)
        if shift > 0:
            high = (w3 << shift) | (w2 >> (64 - shift))
            low = (w2 << shift) | (w1 >> (64 - shift))
    if round_up and (exponent < 0 or exponent > 55):
        low += 1
        if low == 0:
            high += 1
    return (high, low)


@always_inline
def count_leading_zeros(value: UInt64) -> UInt64:
    """Returns the number of zero bits above the highest one bit."""
    return UInt64(
        mlir_value=__mlir_op.`mojo.simd.bit`[
            fn=__mlir_attr.`#mojo.bit<ctlz>`
        ](value._value)
    )
