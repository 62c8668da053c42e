// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Speaks the protocol of the editor extension: JSON objects, each followed by a line of four dashes.
#include "EditorDebug.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

using namespace llvm;

extern char **environ;

namespace kiln {

static constexpr unsigned firstPort = 12355, lastPort = 12364;
static constexpr StringLiteral separator = "\n----\n";
/// An answer is short; what is longer is none.
static constexpr size_t longestAnswer = 1 << 20;

/// Sends `request` to `port` and returns the answer. Fails with the system's reason when nobody listens.
static Expected<json::Object> ask(unsigned port, json::Object request) {
  auto failure = [](int code) { return createStringError("can't connect to the RPC debug server socket: " + Twine(strerror(code))); };
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0)
    return failure(errno);
  llvm::scope_exit closing([&] { close(fd); });
  timeval patience = {10, 0};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(uint16_t(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof(address)))
    return failure(errno);
  std::string text = formatv("{0}", json::Value(std::move(request))).str() + separator.str();
  for (StringRef rest = text; !rest.empty();) {
    ssize_t sent = send(fd, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent < 0)
      return failure(errno);
    rest = rest.drop_front(size_t(sent));
  }
  std::string answer;
  char bytes[4096];
  while (answer.find(separator) == std::string::npos && answer.size() < longestAnswer) {
    ssize_t count = recv(fd, bytes, sizeof(bytes), 0);
    if (count <= 0)
      break;
    answer.append(bytes, size_t(count));
  }
  auto invalid = [] { return createStringError("couldn't get a valid response from the RPC server"); };
  Expected<json::Value> value = json::parse(StringRef(answer).split(separator).first);
  if (!value) {
    consumeError(value.takeError());
    return invalid();
  }
  json::Object *object = value->getAsObject();
  if (!object || !object->getBoolean("success"))
    return invalid();
  if (!*object->getBoolean("success"))
    return createStringError("the editor refused: " + object->getString("message").value_or("no reason was given"));
  return std::move(*object);
}

/// Returns the port of the editor that was active last.
static Expected<unsigned> choosePort(const EditorDebug &session) {
  std::optional<unsigned> best;
  int64_t bestAge = 0;
  std::string reason;
  for (unsigned port = session.port ? session.port : firstPort; port <= (session.port ? session.port : lastPort); ++port) {
    Expected<json::Object> answer = ask(port, json::Object{{"kind", "connect"}});
    if (!answer) {
      reason = toString(answer.takeError());
      continue;
    }
    int64_t age = answer->getInteger("lastTimeSeenActiveInSecs").value_or(INT64_MAX);
    if (!best || age < bestAge) {
      best = port;
      bestAge = age;
    }
  }
  if (!best)
    return createStringError(reason);
  return *best;
}

static std::string absolutePath(StringRef path) {
  SmallString<256> result(path);
  sys::fs::make_absolute(result);
  sys::path::remove_dots(result, /*remove_dot_dot=*/true);
  return std::string(result);
}

/// Returns the configuration of the session (VSC-9).
static json::Object configurationOf(const EditorDebug &session) {
  SmallString<128> here;
  sys::fs::current_path(here);
  json::Array environment;
  for (char **variable = environ; *variable; ++variable)
    if (json::isUTF8(*variable))
      environment.push_back(*variable);
  json::Object configuration{{"type", session.cudaGdb ? "mojo-cuda-gdb" : "mojo-lldb"},
                             {"name", "mojo debug"},
                             {"request", session.pid ? "attach" : "launch"},
                             {"cwd", here},
                             {"env", std::move(environment)}};
  if (session.pid)
    configuration["pid"] = session.pid;
  else if (!session.target.empty())
    configuration[session.isSource ? "mojoFile" : "program"] = absolutePath(session.target);
  auto list = [](ArrayRef<std::string> words) { return json::Array(words); };
  if (!session.args.empty())
    configuration["args"] = list(session.args);
  if (session.isSource && !session.buildArgs.empty())
    configuration["buildArgs"] = list(session.buildArgs);
  if (!session.initCommands.empty())
    configuration["initCommands"] = list(session.initCommands);
  configuration["stopOnEntry"] = session.stopOnEntry;
  if (session.cudaGdb)
    configuration["breakOnLaunch"] = session.breakOnLaunch;
  else
    configuration["runInTerminal"] = session.ownTerminal;
  return configuration;
}

Error startInEditor(const EditorDebug &session) {
  if (session.target.empty() && !session.pid)
    return createStringError("--vscode needs a program to debug");
  Expected<unsigned> port = choosePort(session);
  if (!port)
    return port.takeError();
  Expected<json::Object> answer = ask(*port, json::Object{{"kind", "debug"}, {"debugConfiguration", configurationOf(session)}});
  return answer ? Error::success() : answer.takeError();
}

} // namespace kiln
