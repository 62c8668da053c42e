// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Writing to files and standard streams. Standard output shares the C library's buffer: one order
// with `printf` and `puts`, line by line on a terminal, big pieces into pipes and files, flushed
// when the process exits.
#include "Runtime.h"
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

void kiln_flush() { fflush(stdout); }

/// Writes all of `bytes` to `fd`, going on after interruptions and short writes.
static int64_t writeAll(int32_t fd, const char *bytes, int64_t length) {
  int64_t done = 0;
  while (done < length) {
    ssize_t n = write(fd, bytes + done, static_cast<size_t>(length - done));
    if (n < 0) {
      if (errno == EINTR)
        continue;
      return done ? done : -1;
    }
    done += n;
  }
  return done;
}

int64_t kiln_write(int32_t fd, const void *bytes, int64_t length) {
  if (length <= 0)
    return 0;
  if (fd == 1) {
    size_t n = fwrite(bytes, 1, static_cast<size_t>(length), stdout);
    return n == 0 ? -1 : static_cast<int64_t>(n);
  }
  if (fd == 2)
    kiln_flush();
  return writeAll(fd, static_cast<const char *>(bytes), length);
}

int64_t kiln_read_line(char **line) {
  static thread_local char *buffer;
  static thread_local size_t capacity;
  kiln_flush();
  ssize_t length = getline(&buffer, &capacity, stdin);
  *line = buffer;
  if (length > 0 && buffer[length - 1] == '\n')
    --length;
  return length;
}

int32_t kiln_open(const char *path, int32_t flags) { return open(path, flags, 0666); }

int32_t kiln_close_on_exec(int32_t descriptor) { return fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

int32_t kiln_spawn(int32_t *process, const char *path, char *const *arguments) {
  pid_t pid = 0;
  int error = posix_spawnp(&pid, path, nullptr, nullptr, arguments, environ);
  *process = pid;
  return error;
}
