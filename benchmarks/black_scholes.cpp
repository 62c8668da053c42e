// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Prices of many options by the formula of Black and Scholes.
#include "Clock.h"
#include <cmath>

static double normal(double x) { return 0.5 * (1.0 + std::erf(x / std::sqrt(2.0))); }

static double callPrice(double price, double strike, double years, double rate, double volatility) {
  double spread = volatility * std::sqrt(years);
  double d1 =
      (std::log(price / strike) + (rate + 0.5 * volatility * volatility) * years) / spread;
  double d2 = d1 - spread;
  return price * normal(d1) - strike * std::exp(-rate * years) * normal(d2);
}

int main() {
  long n = 5000000;
  long start = nanoseconds();
  double total = 0.0;
  for (long i = 0; i < n; ++i) {
    double price = 80.0 + double(i % 41);
    double strike = 70.0 + double(i % 61);
    double years = 0.25 + double(i % 17) / 8.0;
    total += callPrice(price, strike, years, 0.03, 0.2);
  }
  long elapsed = nanoseconds() - start;
  printf("checksum %.17g\nnanoseconds %ld\n", total, elapsed);
}
