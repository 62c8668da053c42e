// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// A process whose output is read while it runs.
#ifndef KILN_TOOLS_TEST_PROCESS_H
#define KILN_TOOLS_TEST_PROCESS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace kiln {

class Process {
public:
  /// Starts `command` with `environment` added to ours; its output and its errors come through one pipe, and it has no input.
  static llvm::Expected<Process> start(llvm::ArrayRef<std::string> command,
                                       llvm::ArrayRef<std::pair<std::string, std::string>> environment);
  Process(Process &&other) : pid(std::exchange(other.pid, -1)), pipe(std::exchange(other.pipe, -1)) {}
  Process &operator=(Process &&) = delete;
  ~Process();

  int descriptor() const { return pipe; }
  /// Appends what there is to read to `text`; false at the end.
  bool read(std::string &text);
  /// Ends the process and those that it started.
  void kill();
  /// Waits for the end; returns the status as waitpid gives it.
  int wait();

private:
  Process(pid_t pid, int pipe) : pid(pid), pipe(pipe) {}
  pid_t pid;
  int pipe;
};

/// Says how a process ended: "exit status 3", "signal 11 (Segmentation fault)".
std::string describeStatus(int status);

} // namespace kiln

#endif // KILN_TOOLS_TEST_PROCESS_H
