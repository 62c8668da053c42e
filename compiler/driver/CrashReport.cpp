// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The handler runs in a process whose heap may be broken: it uses system calls and memory that was set aside before.
#include "driver/CrashReport.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/Signals.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiln {

// A signal handler has no other way to its data.
static struct {
  int argc = 0;
  char **argv = nullptr;
  unsigned count = 0;
  char paths[64][512] = {};
} report;

void addToCrashReport(llvm::StringRef path) {
  if (report.count == std::size(report.paths) || path.size() >= sizeof(report.paths[0]))
    return;
  std::memcpy(report.paths[report.count], path.data(), path.size());
  report.paths[report.count++][path.size()] = '\0';
}

static void say(int fd, const char *text) {
  size_t length = std::strlen(text);
  while (length) {
    ssize_t written = write(fd, text, length);
    if (written <= 0)
      return;
    text += written;
    length -= size_t(written);
  }
}

/// Copies the file `path` into the folder.
static void copyFile(const char *folder, const char *path) {
  const char *slash = std::strrchr(path, '/');
  char target[1024];
  std::snprintf(target, sizeof(target), "%s/%s", folder, slash ? slash + 1 : path);
  int in = open(path, O_RDONLY), out = open(target, O_WRONLY | O_CREAT | O_EXCL, 0600);
  char buffer[4096];
  if (in >= 0 && out >= 0)
    for (ssize_t size; (size = read(in, buffer, sizeof(buffer))) > 0;)
      if (write(out, buffer, size_t(size)) != size)
        break;
  if (in >= 0)
    close(in);
  if (out >= 0)
    close(out);
}

/// Writes the sources and the command line; returns false when there is no place for them.
static bool writeFolder(char (&folder)[256]) {
  const char *base = std::getenv("TMPDIR");
  std::snprintf(folder, sizeof(folder), "%s/mojo-crash-%d", base && *base ? base : "/tmp", int(getpid()));
  if (mkdir(folder, 0700))
    return false;
  char path[300];
  std::snprintf(path, sizeof(path), "%s/command", folder);
  int out = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (out < 0)
    return false;
  for (int i = 0; i < report.argc; ++i) {
    say(out, report.argv[i]);
    say(out, i + 1 < report.argc ? " " : "\n");
  }
  close(out);
  for (unsigned i = 0; i < report.count; ++i)
    copyFile(folder, report.paths[i]);
  return true;
}

static void onCrash(void *) {
  say(2, "\nmojo: internal compiler error: the compiler crashed. This is a fault of the compiler, not of the program.\n");
  char folder[256];
  if (writeFolder(folder)) {
    say(2, "mojo: the sources and the command line lie in ");
    say(2, folder);
    say(2, "; please report the crash with them and with the text above. Nothing was sent anywhere.\n");
  }
  _exit(crashStatus);
}

void installCrashReport(int argc, char **argv) {
  report.argc = argc;
  report.argv = argv;
  // Prints what the entries on the stack say: the declarations that were being compiled.
  llvm::EnablePrettyStackTrace();
  llvm::sys::AddSignalHandler(onCrash, nullptr);
}

} // namespace kiln
