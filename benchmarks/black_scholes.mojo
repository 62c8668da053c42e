# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Prices of many options by the formula of Black and Scholes.
from std.math import erf, exp, log, sqrt
from std.time import perf_counter_ns


def normal(x: Float64) -> Float64:
    return 0.5 * (1.0 + erf(x / sqrt(2.0)))


def call_price(
    price: Float64,
    strike: Float64,
    years: Float64,
    rate: Float64,
    volatility: Float64,
) -> Float64:
    var spread = volatility * sqrt(years)
    var d1 = (
        log(price / strike) + (rate + 0.5 * volatility * volatility) * years
    ) / spread
    var d2 = d1 - spread
    return price * normal(d1) - strike * exp(-rate * years) * normal(d2)


def main():
    var n = 5_000_000
    var start = perf_counter_ns()
    var total = 0.0
    for i in range(n):
        var price = 80.0 + Float64(i % 41)
        var strike = 70.0 + Float64(i % 61)
        var years = 0.25 + Float64(i % 17) / 8.0
        total += call_price(price, strike, years, 0.03, 0.2)
    var elapsed = perf_counter_ns() - start
    print("checksum", total)
    print("nanoseconds", elapsed)
