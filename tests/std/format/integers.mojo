# rule: 10/IFMT-1, 10/IFMT-2
# expect: run
def main():
    print(0, -1, 7, 42, 99, 100, 12345, Int.MAX, Int.MIN)
    print(Int8(-128), UInt8(255), UInt64.MAX, Int128(1) << 100, -(UInt256(1) << 200).cast[DType.int256]())
    print(hex(255), hex(-255), bin(0), oct(64), hex(10, prefix=""), bin(UInt8(5)))
    # Numbers of any length, at the end of strings of any kind.
    var power = 1
    for _ in range(18):
        power *= 10
        for number in [power - 1, power, -power, power + power // 7]:
            var digits = String()
            var rest = abs(number)
            while rest > 0:
                digits = chr(48 + rest % 10) + digits
                rest //= 10
            var text = "-" + digits if number < 0 else digits
            for start in ["", "fourteen bytes", "sixteen bytes...", "more than the bytes in place"]:
                var built = start
                built.write(number)
                if String(number) != text or built != start + text:
                    print("wrong:", number, built)
    var longer = String("sixteen bytes...")
    longer.write(1234567)
    print(longer, longer.capacity())
