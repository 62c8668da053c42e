# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# SHA-256 of many messages.
from std.bit import rotate_bits_right
from std.time import perf_counter_ns


def compress(
    mut state: Array[UInt32, 8], block: Span[UInt8, _], k: Array[UInt32, 64]
):
    var w = Array[UInt32, 64](fill=0)
    for i in range(16):
        w[i] = (
            UInt32(block[4 * i]) << 24
            | UInt32(block[4 * i + 1]) << 16
            | UInt32(block[4 * i + 2]) << 8
            | UInt32(block[4 * i + 3])
        )
    for i in range(16, 64):
        var s0 = (
            rotate_bits_right[7](w[i - 15])
            ^ rotate_bits_right[18](w[i - 15])
            ^ w[i - 15] >> 3
        )
        var s1 = (
            rotate_bits_right[17](w[i - 2])
            ^ rotate_bits_right[19](w[i - 2])
            ^ w[i - 2] >> 10
        )
        w[i] = w[i - 16] + s0 + w[i - 7] + s1
    var a = state[0]
    var b = state[1]
    var c = state[2]
    var d = state[3]
    var e = state[4]
    var f = state[5]
    var g = state[6]
    var h = state[7]
    for i in range(64):
        var s1 = (
            rotate_bits_right[6](e)
            ^ rotate_bits_right[11](e)
            ^ rotate_bits_right[25](e)
        )
        var t1 = h + s1 + (e & f ^ ~e & g) + k[i] + w[i]
        var s0 = (
            rotate_bits_right[2](a)
            ^ rotate_bits_right[13](a)
            ^ rotate_bits_right[22](a)
        )
        var t2 = s0 + (a & b ^ a & c ^ b & c)
        h = g
        g = f
        f = e
        e = d + t1
        d = c
        c = b
        b = a
        a = t1 + t2
    state[0] += a
    state[1] += b
    state[2] += c
    state[3] += d
    state[4] += e
    state[5] += f
    state[6] += g
    state[7] += h


def sha256(message: List[UInt8], k: Array[UInt32, 64]) -> Array[UInt32, 8]:
    var state: Array[UInt32, 8] = [
        0x6A09E667,
        0xBB67AE85,
        0x3C6EF372,
        0xA54FF53A,
        0x510E527F,
        0x9B05688C,
        0x1F83D9AB,
        0x5BE0CD19,
    ]
    var padded = message.copy()
    padded.append(0x80)
    while len(padded) % 64 != 56:
        padded.append(0)
    for i in range(8):
        padded.append(UInt8((len(message) * 8 >> (56 - 8 * i)) & 255))
    for at in range(0, len(padded), 64):
        compress(state, padded[at : at + 64], k)
    return state^


def main():
    var k: Array[UInt32, 64] = [
        0x428A2F98,
        0x71374491,
        0xB5C0FBCF,
        0xE9B5DBA5,
        0x3956C25B,
        0x59F111F1,
        0x923F82A4,
        0xAB1C5ED5,
        0xD807AA98,
        0x12835B01,
        0x243185BE,
        0x550C7DC3,
        0x72BE5D74,
        0x80DEB1FE,
        0x9BDC06A7,
        0xC19BF174,
        0xE49B69C1,
        0xEFBE4786,
        0x0FC19DC6,
        0x240CA1CC,
        0x2DE92C6F,
        0x4A7484AA,
        0x5CB0A9DC,
        0x76F988DA,
        0x983E5152,
        0xA831C66D,
        0xB00327C8,
        0xBF597FC7,
        0xC6E00BF3,
        0xD5A79147,
        0x06CA6351,
        0x14292967,
        0x27B70A85,
        0x2E1B2138,
        0x4D2C6DFC,
        0x53380D13,
        0x650A7354,
        0x766A0ABB,
        0x81C2C92E,
        0x92722C85,
        0xA2BFE8A1,
        0xA81A664B,
        0xC24B8B70,
        0xC76C51A3,
        0xD192E819,
        0xD6990624,
        0xF40E3585,
        0x106AA070,
        0x19A4C116,
        0x1E376C08,
        0x2748774C,
        0x34B0BCB5,
        0x391C0CB3,
        0x4ED8AA4A,
        0x5B9CCA4F,
        0x682E6FF3,
        0x748F82EE,
        0x78A5636F,
        0x84C87814,
        0x8CC70208,
        0x90BEFFFA,
        0xA4506CEB,
        0xBEF9A3F7,
        0xC67178F2,
    ]
    var message = [UInt8(i % 251) for i in range(4096)]
    var start = perf_counter_ns()
    var sum = 0
    for round in range(20000):
        message[round % 4096] += 1
        var digest = sha256(message, k)
        for i in range(8):
            sum ^= Int(digest[i]) << i
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
