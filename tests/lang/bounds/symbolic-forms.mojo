# rule: 04/SYM-2
# Sums of products are compared as far as their terms can be counted; what would have billions of terms is itself only.
def huge[p0: Int, p1: Int, p2: Int, p3: Int, p4: Int, p5: Int, p6: Int, p7: Int, p8: Int, p9: Int, p10: Int, p11: Int, p12: Int, p13: Int, p14: Int, p15: Int, p16: Int, p17: Int, p18: Int, p19: Int, p20: Int, p21: Int, p22: Int, p23: Int, p24: Int, p25: Int, p26: Int, p27: Int, p28: Int, p29: Int, p30: Int, p31: Int, p32: Int, p33: Int, p34: Int, p35: Int, p36: Int, p37: Int, p38: Int, p39: Int, p40: Int, p41: Int, p42: Int, p43: Int, p44: Int, p45: Int, p46: Int, p47: Int, p48: Int, p49: Int, p50: Int, p51: Int, p52: Int, p53: Int, p54: Int, p55: Int, p56: Int, p57: Int, p58: Int, p59: Int](x: Array[Int, (p0 + p1) * (p2 + p3) * (p4 + p5) * (p6 + p7) * (p8 + p9) * (p10 + p11) * (p12 + p13) * (p14 + p15) * (p16 + p17) * (p18 + p19) * (p20 + p21) * (p22 + p23) * (p24 + p25) * (p26 + p27) * (p28 + p29) * (p30 + p31) * (p32 + p33) * (p34 + p35) * (p36 + p37) * (p38 + p39) * (p40 + p41) * (p42 + p43) * (p44 + p45) * (p46 + p47) * (p48 + p49) * (p50 + p51) * (p52 + p53) * (p54 + p55) * (p56 + p57) * (p58 + p59)]) -> Int:
    return len(x)


def product[a: Int, b: Int, c: Int, d: Int](x: Array[Int, (a + b) * (c + d)]) -> Int:
    return len(x)


def sums[a: Int, b: Int, c: Int, d: Int](x: Array[Int, b * d + a * c + b * c + a * d]) -> Int:
    return product[a, b, c, d](x)


def main():
    print(sums[1, 2, 3, 4](Array[Int, 21](fill=0)))
