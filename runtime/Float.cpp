// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Conversions to bfloat16 that LLVM calls and that older C compilers' libraries lack. Weak, so that
// a library's own wins.
#include <cstdint>

/// Returns the bits of `value` rounded to bfloat16, ties to even; a NaN stays one.
static uint16_t roundToBfloat(float value) {
  uint32_t bits = __builtin_bit_cast(uint32_t, value);
  if ((bits & 0x7fffffffu) > 0x7f800000u)
    return static_cast<uint16_t>((bits >> 16) | 0x40u);
  return static_cast<uint16_t>((bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16);
}

// The result travels in a vector register, like every half-sized float.
extern "C" __attribute__((weak, visibility("default"))) __bf16 __truncsfbf2(float value) {
  return __builtin_bit_cast(__bf16, roundToBfloat(value));
}

extern "C" __attribute__((weak, visibility("default"))) __bf16 __truncdfbf2(double value) {
  // Round to odd on the way, so that the two roundings don't add up.
  float narrow = static_cast<float>(value);
  uint32_t bits = __builtin_bit_cast(uint32_t, narrow);
  if (static_cast<double>(narrow) != value && value == value && !(bits & 1u)) {
    bool awayFromZero = __builtin_fabs(static_cast<double>(narrow)) > __builtin_fabs(value);
    bits = awayFromZero ? bits - 1 : bits + 1;
    narrow = __builtin_bit_cast(float, bits);
  }
  return __builtin_bit_cast(__bf16, roundToBfloat(narrow));
}
