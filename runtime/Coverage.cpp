// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Where instrumented programs count: in a file that they have mapped, so that a crash loses nothing.
//
// The file: the eight bytes KILNCOV1, the number of counters and the size of the table (8 bytes each), the counters, the table.
#include "Runtime.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

uint64_t *kiln_coverage_start(const char *table, uint64_t tableSize, uint64_t *counters, uint64_t count) {
  const char *folder = getenv("KILN_COVERAGE_FOLDER");
  if (!folder || !*folder)
    return counters;
  char path[4096];
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  int length = snprintf(path, sizeof(path), "%s/%d-%lld%09ld.coverage", folder, int(getpid()), static_cast<long long>(now.tv_sec), now.tv_nsec);
  if (length < 0 || size_t(length) >= sizeof(path))
    return counters;
  int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return counters;
  size_t size = 24 + count * 8 + tableSize;
  void *memory = MAP_FAILED;
  if (ftruncate(fd, off_t(size)) == 0)
    memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (memory == MAP_FAILED)
    return counters;
  char *bytes = static_cast<char *>(memory);
  memcpy(bytes, "KILNCOV1", 8);
  memcpy(bytes + 8, &count, 8);
  memcpy(bytes + 16, &tableSize, 8);
  memcpy(bytes + 24 + count * 8, table, tableSize);
  return reinterpret_cast<uint64_t *>(bytes + 24);
}
