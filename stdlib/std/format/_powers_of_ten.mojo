# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Powers of ten as 128-bit numbers, for reading and printing floats."""

from std.builtin.globals import global_constant

# 26 times the top 192 bits of 10^(-351 + 27 i), most significant word first;
# then 5^0 to 5^26. The top 128 bits of each power from 10^-342 to 10^324 are
# those of a product of the two. A word is eleven digits in base 64, digit `d`
# the character `48 + d`.
comptime _WORDS: StaticString = (
    "819Y:`<F16^21KRFegOF9h:`V7YmA@D<;<m2RDYMcSGZ586C:b2QWFi4MO:gemlJej"
    ":M\\F2<hkBHQ:lZl[P:m_9>6ElSde3<SXf8LnCgGR8TiX5YgA:KX1::A<`ekMo?2IKG"
    "=YoFoF@UVQ8:liY7E@JXVN:<2U<`Y=>IR;20>Bc4=9g\\;f=NDfFZ\\nc?hCYLQZmT@H"
    "8jCQV:8:_Dn5An]7]bP^jL46`8`hD8DQm>IH:K<4J`[j0bdYJ<A:U4B:>eHK7;88>F"
    ";XB6TI@i=g[9;cCF9QK>@C26P63h@F3cC9I>QHbA^RIE3YZ1oSE4?Q_>T8;bGYaNW\\"
    "?;EIi2[@L:R?[RLYU2?kW33JEf]OXQHT1<@Xd5ZTMAi<:ZGhD`l9[R69J4;LUC8oFX"
    "9iddKNAh7i87MNXVC?ECAm<Y9lL1A8<W7800000000000000000000000000000000"
    "<k;SbOd80lj0000000000000000000000:L<?42VCVaA9V@T;IOImTT00000000000"
    "8K`[9Vdj=[m6VP:;\\mkG6S=nOTEHW`4hX=X1kV@JL8gY>P>KdPPc9BE=M;Z]0k`MSC"
    ";0JidFa0NWT5k0GLog;Wn?<1<NOoS930O8i1[NWkjl9m1AHSa>nQ7<72>mJR1I`0;e"
    ">GCkbPZ92j18lFJ<RXKJGj?2ec?DGK\\al;VWBPHgcRkQ6fE?R_G5cJB8S_\\0=j`8_N"
    "9Gh?@XO]YcI4Zm[a0EI?V>0eJB_NcZHi7?9:0JLll]c?;aS>cUW?8c\\3fLA<d_=Y5l"
    "<>h=H49j4l70Z6;h3\\A`3809PKZ0@:M`g9hIfi:dha^Y6`7X\\9ZPdKA4U4fOD\\d=k2"
    "00000000001000000000050000000000I0000000001m0000000009a000000000`e"
    "000000003d900000000C4]00000001OGQ00000007LeU0000000U@;i0000002j@kM"
    "000000>SDYA0000018`W>E000005[c47Y00000LJoDV=00002>6lVo10000;6R_2k5"
    "0000gP][>WI0004ESTH94m000E[aeh]Ha001\\Ji=KRke008N6N39^[900ZFPF?`YG]"
    "03C`Q_>c>fQ0@RbX\\:0:@U1B]m;Lb0cBi"
)


comptime _COUNT = 105
"""The number of words."""


def _decode() -> Array[UInt64, _COUNT]:
    """Returns the words of the table."""
    # Every program that prints a float runs this while it is compiled: loops
    # over a `range` and checked indices would have to be compiled first.
    var words = Array[UInt64, _COUNT](uninitialized=True)
    var digits = _WORDS.unsafe_ptr()
    var i = 0
    while i < _COUNT:
        var value: UInt64 = 0
        var k = 0
        while k < 11:
            value = (value << 6) | UInt64(digits[unsafe_offset=k] - 48)
            k += 1
        words.unsafe_get(i) = value
        digits = digits.unsafe_offset(11)
        i += 1
    return words^


comptime _TABLE = _decode()


@always_inline
def _word(index: Int) -> UInt64:
    """Returns a word of the table."""
    return global_constant[_TABLE]().unsafe_get(index)


@fieldwise_init
struct WordPair(TrivialRegisterPassable):
    """A number of 128 bits. A struct of its own takes less to compile than a
    tuple, whose conformances depend on its types."""

    var high: UInt64
    """The upper word."""

    var low: UInt64
    """The lower word."""


@always_inline
def multiply_full(a: UInt64, b: UInt64) -> WordPair:
    """Returns a product."""
    var product = a.cast[DType.uint128]() * b.cast[DType.uint128]()
    return WordPair(
        (product >> 64).cast[DType.uint64](),
        product.cast[DType.uint64](),
    )


def power_of_ten(exponent: Int, round_up: Bool) -> WordPair:
    """Returns the top 128 bits of `10^exponent`.

    Args:
        exponent: From -342 to 324.
        round_up: Whether to add one when bits were cut off.

    Returns:
        The words; the highest bit is set.
    """
    var offset = UInt64(exponent + 351)
    var row = offset / 27
    var base = Int(row) * 3
    var factor = _word(78 + Int(offset - row * 27))
    var p0 = multiply_full(_word(base + 2), factor)
    var p1 = multiply_full(_word(base + 1), factor)
    var p2 = multiply_full(_word(base), factor)
    # The words of the 256-bit product, least significant first.
    var w1 = p0.high + p1.low
    var carry1 = UInt64(1) if w1 < p1.low else UInt64(0)
    var w2 = p1.high + p2.low
    var carry2 = UInt64(1) if w2 < p2.low else UInt64(0)
    w2 += carry1
    if w2 < carry1:
        carry2 += 1
    var w3 = p2.high + carry2
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
    return WordPair(high, low)


@always_inline
def count_leading_zeros(value: UInt64) -> UInt64:
    """Returns the number of zero bits above the highest one bit."""
    return UInt64(
        mlir_value=__mlir_op.`mojo.simd.bit`[fn=__mlir_attr.`#mojo.bit<ctlz>`](
            value._mlir_value
        )
    )
