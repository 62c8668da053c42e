# rule: 10/HASH-1, 10/HASH-3, 10/HASH-4, 10/HASH-5, 10/HASH-2
# expect: run
from std.hashlib import (
    hash,
    Hasher,
    Hashable,
    default_hasher,
    default_comp_time_hasher,
)
from std.hashlib._ahash import AHasher
from std.hashlib._fnv1a import Fnv1a
from std.hashlib import hash, Hasher


@fieldwise_init
struct P(Hashable):
    var x: Int
    var s: String


@fieldwise_init
struct Q(Hashable):
    var x: Int

    def __hash__[H: Hasher](self, mut hasher: H):
        hasher.update(self.x)


struct Sum(Hasher):
    var t: UInt64

    def __init__(out self):
        self.t = 0

    def _update_with_bytes(mut self, data: Span[Byte, _]):
        for b in data:
            self.t += UInt64(b)

    def _update_with_simd(mut self, value: SIMD[_, _]):
        self.t += 1

    def update(mut self, value: Some[Hashable]):
        value.__hash__(self)

    def finish(var self) -> UInt64:
        return self.t


def check_hash() raises:
    print(
        hash(P(1, "a")) == hash(P(1, "a")),
        hash(P(1, "a")) == hash(P(2, "a")),
        hash(Q(1)) == hash(1),
        hash(1) == hash(Int8(1)),
        hash(0.0) == hash(-0.0),
        hash(-1) == hash(Int8(-1)),
    )
    print(hash[HasherType=Sum](P(1, "ab")), hash[HasherType=Sum]("a"))


def check_hash2() raises:
    print(
        hash[HasherType=Fnv1a](1),
        hash[HasherType=Fnv1a]("a"),
        hash("a".unsafe_ptr(), 1) == hash("a"),
        hash((1, 2)) == hash([1, 2]),
        hash([1]) == hash(1),
    )


def main() raises:
    check_hash()
    check_hash2()
