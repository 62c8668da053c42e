# rule: 04/SYM-2
# Sums of products are compared as far as their terms can be counted; what would have billions of terms is itself only.
comptime F0[n: Int]: Int = n + 1
comptime F1[n: Int]: Int = F0[n] * F0[n] + n
comptime F2[n: Int]: Int = F1[n] * F1[n] + n
comptime F3[n: Int]: Int = F2[n] * F2[n] + n
comptime F4[n: Int]: Int = F3[n] * F3[n] + n
comptime F5[n: Int]: Int = F4[n] * F4[n] + n
comptime F6[n: Int]: Int = F5[n] * F5[n] + n
comptime F7[n: Int]: Int = F6[n] * F6[n] + n
comptime F8[n: Int]: Int = F7[n] * F7[n] + n
comptime F9[n: Int]: Int = F8[n] * F8[n] + n
comptime G[n: Int]: Int = F9[F9[F9[n]]]


def huge[n: Int](x: Array[Int, G[n]]) -> Int:
    return len(x)


def product[
    a: Int, b: Int, c: Int, d: Int
](x: Array[Int, (a + b) * (c + d)]) -> Int:
    return len(x)


def sums[
    a: Int, b: Int, c: Int, d: Int
](x: Array[Int, b * d + a * c + b * c + a * d]) -> Int:
    return product[a, b, c, d](x)


def main():
    print(sums[1, 2, 3, 4](Array[Int, 21](fill=0)))
