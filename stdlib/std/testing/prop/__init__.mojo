# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Tests of properties on generated values.

The sources of values are methods of the types: importing anything from this
package adds `List.strategy`, `String.strategy` and so on."""

from std.testing.prop.prop import PropTest, PropTestConfig
from std.testing.prop.random import Rng
from std.testing.prop.strategy import (
    Strategy,
    _CodepointStrategy,
    _ListStrategy,
    _ScalarStrategy,
    _StringStrategy,
    _check_lengths,
)


__extension SIMD:
    @staticmethod
    def strategy(
        *,
        min: Scalar[Self.dtype] = Scalar[Self.dtype].MIN_FINITE,
        max: Scalar[Self.dtype] = Scalar[Self.dtype].MAX_FINITE,
    ) -> _ScalarStrategy[Self.dtype, Self.length]:
        """Returns a source of vectors of numbers of a range."""
        return _ScalarStrategy[Self.dtype, Self.length](min, max)


__extension List:
    @staticmethod
    def strategy[
        S: Strategy, //
    ](
        var strategy: S, *, min_len: Int = 0, max_len: Int = Int.MAX
    ) raises -> _ListStrategy[S]:
        """Returns a source of lists of values of another one."""
        _check_lengths(min_len, max_len, "list")
        return _ListStrategy[S](strategy^, min_len, max_len)


__extension Codepoint:
    @staticmethod
    def strategy(
        *, unicode: Bool = False, only_printable: Bool = False
    ) -> _CodepointStrategy:
        """Returns a source of codepoints."""
        return _CodepointStrategy(unicode, only_printable)


__extension String:
    @staticmethod
    def strategy(
        *,
        min_len: Int = 0,
        max_len: Int = Int.MAX,
        unicode: Bool = False,
        only_printable: Bool = False,
    ) raises -> _StringStrategy:
        """Returns a source of texts."""
        _check_lengths(min_len, max_len, "string")
        return _StringStrategy(
            _CodepointStrategy(unicode, only_printable), min_len, max_len
        )

    @staticmethod
    def ascii_strategy(
        *,
        min_len: Int = 0,
        max_len: Int = Int.MAX,
        only_printable: Bool = False,
    ) raises -> _StringStrategy:
        """Returns a source of ASCII texts."""
        _check_lengths(min_len, max_len, "string")
        return _StringStrategy(
            _CodepointStrategy(False, only_printable), min_len, max_len
        )

    @staticmethod
    def utf8_strategy(
        *, min_len: Int = 0, max_len: Int = Int.MAX
    ) raises -> _StringStrategy:
        """Returns a source of texts of any codepoints."""
        _check_lengths(min_len, max_len, "string")
        return _StringStrategy(
            _CodepointStrategy(True, False), min_len, max_len
        )
