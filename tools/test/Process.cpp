// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Starts processes and ends them.
#include "test/Process.h"
#include "llvm/ADT/StringRef.h"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;

extern char **environ;

namespace kiln {

Expected<Process> Process::start(ArrayRef<std::string> command, ArrayRef<std::pair<std::string, std::string>> environment) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC))
    return createStringError(std::error_code(errno, std::generic_category()), "cannot make a pipe: %s", strerror(errno));
  std::vector<std::string> variables;
  for (char **variable = environ; *variable; ++variable) {
    StringRef name = StringRef(*variable).split('=').first;
    bool isOurs = false;
    for (auto &[key, value] : environment)
      isOurs |= name == key;
    if (!isOurs)
      variables.push_back(*variable);
  }
  for (auto &[key, value] : environment)
    variables.push_back(key + "=" + value);
  std::vector<char *> argv, envp;
  for (const std::string &word : command)
    argv.push_back(const_cast<char *>(word.c_str()));
  argv.push_back(nullptr);
  for (const std::string &variable : variables)
    envp.push_back(const_cast<char *>(variable.c_str()));
  envp.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // A group of its own, so that what it starts can be ended with it.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t pid = -1;
  int failed = posix_spawn(&pid, argv[0], &actions, &attributes, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  close(ends[1]);
  if (failed) {
    close(ends[0]);
    return createStringError(std::error_code(failed, std::generic_category()), "cannot start '%s': %s", argv[0], strerror(failed));
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return Process(pid, ends[0]);
}

Process::~Process() {
  if (pid > 0) {
    kill();
    wait();
  }
  if (pipe >= 0)
    close(pipe);
}

bool Process::read(std::string &text) {
  char bytes[65536];
  while (true) {
    ssize_t count = ::read(pipe, bytes, sizeof(bytes));
    if (count > 0) {
      text.append(bytes, count);
      // One process that prints without end doesn't keep us from the others.
      return true;
    }
    if (count < 0 && errno == EINTR)
      continue;
    return count < 0 && errno == EAGAIN;
  }
}

void Process::kill() {
  if (pid > 0)
    ::kill(-pid, SIGKILL);
}

int Process::wait() {
  int status = 0;
  while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  pid = -1;
  return status;
}

std::string describeStatus(int status) {
  if (WIFSIGNALED(status))
    return "signal " + std::to_string(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ")";
  return "exit status " + std::to_string(WEXITSTATUS(status));
}

} // namespace kiln
