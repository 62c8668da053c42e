// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Sorts by merging halves: each step takes the smaller of two elements.
#include "Clock.h"
#include <vector>

static void mergeSort(std::vector<long> &a, std::vector<long> &t, long low, long high) {
  if (high - low < 2)
    return;
  long mid = (low + high) / 2;
  mergeSort(a, t, low, mid);
  mergeSort(a, t, mid, high);
  long i = low, j = mid, k = low;
  while (i < mid && j < high) {
    if (a[i] <= a[j])
      t[k] = a[i++];
    else
      t[k] = a[j++];
    k++;
  }
  while (i < mid)
    t[k++] = a[i++];
  while (j < high)
    t[k++] = a[j++];
  for (long m = low; m < high; m++)
    a[m] = t[m];
}

int main() {
  std::vector<long> a;
  long x = 12345;
  for (int i = 0; i < 1000000; i++) {
    x = (x * 1103515245 + 12345) & 0x7FFFFFFF;
    a.push_back(x);
  }
  std::vector<long> t(a.size(), 0);
  long start = nanoseconds();
  mergeSort(a, t, 0, a.size());
  long sum = 0;
  for (long value : a)
    sum = (sum * 31 + value) & 0xFFFFFFFF;
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", sum, elapsed);
}
