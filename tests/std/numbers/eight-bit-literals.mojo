# rule: 10/CAST-9, 10/CAST-11, 10/CAST-13
def main():
    print(Float8_e4m3fn(1e9), Float8_e4m3fnuz(-300.0), Float8_e5m2(1e9))
    print(Float8_e5m2fnuz(1000000), Float8_e4m3fnuz(-0.0), Float8_e4m3fn(-0.0))
    print(Float8_e8m0fnu(3.0), Float8_e8m0fnu(-0.3), Float8_e8m0fnu(0.0))
    comptime saturated = Float8_e4m3fn(1000.0)
    print(saturated, saturated == Float8_e4m3fn(Float32(1000)))
