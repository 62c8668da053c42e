# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The counter-based generator Philox4x32 of Salmon, Moraes, Dror and Shaw,
"Parallel random numbers: as easy as 1, 2, 3" (2011)."""

from std.math import cos, log, sin, sqrt


struct Random[rounds: Int = 10](Copyable):
    """Produces four 32-bit words a step.

    Parameters:
        rounds: How often the words are mixed.
    """

    var _key: SIMD[DType.uint32, 2]
    var _counter: SIMD[DType.uint32, 4]

    def __init__(
        out self,
        *,
        seed: UInt64 = 0x3D30F19CD101,
        subsequence: UInt64 = 0,
        offset: UInt64 = 0,
    ):
        """Builds a generator.

        Args:
            seed: Chooses the sequence.
            subsequence: Chooses an independent part of it.
            offset: Where to begin in the part.
        """
        self._key = SIMD[DType.uint32, 2](
            seed.cast[DType.uint32](), (seed >> 32).cast[DType.uint32]()
        )
        self._counter = SIMD[DType.uint32, 4](
            offset.cast[DType.uint32](),
            (offset >> 32).cast[DType.uint32](),
            subsequence.cast[DType.uint32](),
            (subsequence >> 32).cast[DType.uint32](),
        )

    def step(mut self) -> SIMD[DType.uint32, 4]:
        """The next four words.

        Returns:
            The words.
        """
        var c0 = self._counter[0]
        var c1 = self._counter[1]
        var c2 = self._counter[2]
        var c3 = self._counter[3]
        var k0 = self._key[0]
        var k1 = self._key[1]
        for round in range(Self.rounds):
            if round > 0:
                k0 += UInt32(0x9E3779B9)
                k1 += UInt32(0xBB67AE85)
            var p0 = c0.cast[DType.uint64]() * UInt64(0xD2511F53)
            var p1 = c2.cast[DType.uint64]() * UInt64(0xCD9E8D57)
            var h0 = (p0 >> 32).cast[DType.uint32]()
            var h1 = (p1 >> 32).cast[DType.uint32]()
            c0 = h1 ^ c1 ^ k0
            c1 = p1.cast[DType.uint32]()
            c2 = h0 ^ c3 ^ k1
            c3 = p0.cast[DType.uint32]()
        self._advance()
        return SIMD[DType.uint32, 4](c0, c1, c2, c3)

    def _advance(mut self):
        """Adds 1 to the counter of 128 bits."""
        for i in range(4):
            var next = self._counter[i] + 1
            self._counter[i] = next
            if next != 0:
                return

    def step_uniform(mut self) -> SIMD[DType.float32, 4]:
        """Four numbers in [0, 1).

        Returns:
            The numbers.
        """
        var bits = self.step() & SIMD[DType.uint32, 4](0x7FFFFFFF)
        return bits.cast[DType.float32]() * SIMD[DType.float32, 4](
            4.6566127342e-10
        )

    def step_uniform_unbiased(mut self) -> SIMD[DType.float32, 4]:
        """Four numbers in (0, 1).

        Returns:
            The numbers.
        """
        return (
            self.step()
            .cast[DType.float32]()
            .fma(
                SIMD[DType.float32, 4](2.3283064365386963e-10),
                SIMD[DType.float32, 4](1.16415321826934814e-10),
            )
        )


struct NormalRandom[rounds: Int = 10](Copyable):
    """Produces normally distributed numbers by the method of Box and Muller.

    Parameters:
        rounds: How often the words are mixed.
    """

    var _random: Random[Self.rounds]

    def __init__(
        out self,
        *,
        seed: UInt64 = 0x3D30F19CD101,
        subsequence: UInt64 = 0,
        offset: UInt64 = 0,
    ):
        """Builds a generator.

        Args:
            seed: Chooses the sequence.
            subsequence: Chooses an independent part of it.
            offset: Where to begin in the part.
        """
        self._random = Random[Self.rounds](
            seed=seed, subsequence=subsequence, offset=offset
        )

    def step_normal(
        mut self, mean: Float32 = 0.0, stddev: Float32 = 1.0
    ) -> SIMD[DType.float32, 8]:
        """Eight numbers.

        Args:
            mean: The mean.
            stddev: The standard deviation.

        Returns:
            The numbers.
        """
        comptime V = SIMD[DType.float32, 4]
        var u1 = V(1) - self._random.step_uniform()
        var u2 = V(1) - self._random.step_uniform()
        var r = sqrt(V(-2) * log(u1))
        var angle = V(6.283185307179586) * u2
        var result = (r * cos(angle)).join(r * sin(angle))
        return result * SIMD[DType.float32, 8](stddev) + SIMD[DType.float32, 8](
            mean
        )

    def step_normal_4(
        mut self, mean: Float32 = 0.0, stddev: Float32 = 1.0
    ) -> SIMD[DType.float32, 4]:
        """Four numbers.

        Args:
            mean: The mean.
            stddev: The standard deviation.

        Returns:
            The numbers.
        """
        comptime V = SIMD[DType.float32, 4]
        var raw = self._random.step().cast[DType.float32]()
        var u = raw.fma(V(2.3283064365386963e-10), V(1.16415321826934814e-10))
        var angle = V(6.283185307179586) * u
        var s = sqrt(V(-2) * log(u))
        var sine = sin(angle)
        var cosine = cos(angle)
        return V(
            s[0] * sine[1],
            s[0] * cosine[1],
            s[2] * sine[3],
            s[2] * cosine[3],
        ) * V(stddev) + V(mean)
