// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Finds the C start files and libraries like a C driver and calls LLD in this process. Sanitized
// programs are linked by the C driver, which knows where the sanitizer's runtime is.
#include "codegen/Link.h"
#include "lld/Common/CommonLinkerContext.h"
#include "lld/Common/Driver.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Triple.h"
#include <fcntl.h>
#include <unistd.h>

LLD_HAS_DRIVER(elf)

using namespace llvm;

namespace kiln {

namespace {
/// Where the C library and the C compiler keep what every program links.
struct CInstallation {
  std::string startFiles; ///< folder of crt1.o
  std::string gcc;        ///< folder of crtbeginS.o and libgcc.a, or empty
  SmallVector<std::string> libraryPaths;
};
} // namespace

/// Returns an error with `message`.
static Error failure(const Twine &message) {
  return createStringError(inconvertibleErrorCode(), message);
}

/// Returns the folder `base/VERSION` with the highest version that has `crtbeginS.o`, or an empty
/// string.
static std::string newestGcc(StringRef base) {
  std::string best;
  unsigned bestVersion = 0;
  std::error_code code;
  for (sys::fs::directory_iterator it(base, code), end; it != end && !code; it.increment(code)) {
    StringRef name = sys::path::filename(it->path());
    unsigned version = 0;
    if (name.split('.').first.getAsInteger(10, version))
      continue;
    if (version >= bestVersion && sys::fs::exists(it->path() + "/crtbeginS.o")) {
      best = it->path();
      bestVersion = version;
    }
  }
  return best;
}

/// Finds the C installation for `triple` on this machine. Fails when there is none.
static Expected<CInstallation> findCInstallation(const Triple &triple) {
  std::string multiarch =
      (triple.getArchName() + "-" + triple.getOSName() + "-" + triple.getEnvironmentName()).str();
  std::string cross = "/usr/" + multiarch;
  SmallVector<std::string> folders = {"/usr/lib/" + multiarch,
                                      "/lib/" + multiarch,
                                      cross + "/lib",
                                      "/usr/lib64",
                                      "/lib64",
                                      "/usr/lib",
                                      "/lib"};
  CInstallation result;
  for (const std::string &folder : folders) {
    if (!sys::fs::is_directory(folder))
      continue;
    result.libraryPaths.push_back(folder);
    if (result.startFiles.empty() && sys::fs::exists(folder + "/crt1.o"))
      result.startFiles = folder;
  }
  if (result.startFiles.empty())
    return failure("unable to find suitable c compiler for linking");
  for (StringRef base : {"/usr/lib/gcc/", "/usr/lib64/gcc/", "/usr/lib/gcc-cross/"})
    for (StringRef vendor : {"", "pc-", "redhat-"}) {
      if (!result.gcc.empty())
        break;
      std::string name = (triple.getArchName() + "-" + vendor + triple.getOSName() + "-" +
                          triple.getEnvironmentName())
                             .str();
      result.gcc = newestGcc((base + name).str());
    }
  return result;
}

/// Returns the path of the dynamic loader for `triple`, or an empty string.
static StringRef dynamicLoader(const Triple &triple) {
  switch (triple.getArch()) {
  case Triple::x86_64:
    return "/lib64/ld-linux-x86-64.so.2";
  case Triple::aarch64:
    return "/lib/ld-linux-aarch64.so.1";
  case Triple::riscv64:
    return "/lib/ld-linux-riscv64-lp64d.so.1";
  case Triple::arm:
    return "/lib/ld-linux-armhf.so.3";
  default:
    return "";
  }
}

/// Returns what LLD calls the emulation for `triple`, or an empty string.
static StringRef emulation(const Triple &triple) {
  switch (triple.getArch()) {
  case Triple::x86_64:
    return "elf_x86_64";
  case Triple::aarch64:
    return "aarch64linux";
  case Triple::riscv64:
    return "elf64lriscv";
  case Triple::arm:
    return "armelf_linux_eabi";
  default:
    return "";
  }
}

/// Returns the command line of an LLD link of `job`; `output` is where it writes.
static Expected<std::vector<std::string>> lldCommand(const LinkJob &job, const Triple &triple,
                                                     StringRef output) {
  Expected<CInstallation> c = findCInstallation(triple);
  if (!c)
    return c.takeError();
  if (emulation(triple).empty())
    return failure("cannot link for target '" + triple.str() + "'");
  std::vector<std::string> args = {"ld.lld",
                                   "-m",
                                   emulation(triple).str(),
                                   "-o",
                                   output.str(),
                                   "--gc-sections",
                                   "--hash-style=gnu",
                                   "--eh-frame-hdr",
                                   "-z",
                                   "relro",
                                   "-z",
                                   "now"};
  auto add = [&](std::initializer_list<StringRef> more) {
    for (StringRef arg : more)
      args.push_back(arg.str());
  };
  std::string gccPrefix = c->gcc + "/", crtPrefix = c->startFiles + "/";
  if (!job.keepSymbols)
    add({"--strip-debug"});
  if (job.sharedLib)
    add({"-shared", crtPrefix + "crti.o"});
  else if (job.isStatic)
    add({"-static", crtPrefix + "crt1.o", crtPrefix + "crti.o"});
  else
    add({"-pie", "-dynamic-linker", dynamicLoader(triple), crtPrefix + "Scrt1.o",
         crtPrefix + "crti.o"});
  if (!c->gcc.empty())
    add({gccPrefix + (job.isStatic ? "crtbeginT.o" : "crtbeginS.o"), "-L" + c->gcc});
  for (const std::string &path : c->libraryPaths)
    add({"-L" + path});
  for (const std::string &object : job.objects)
    args.push_back(object);
  for (const std::string &archive : job.archives) {
    if (job.sharedLib)
      add({"--exclude-libs", sys::path::filename(archive)});
    args.push_back(archive);
  }
  for (const std::string &arg : job.linkerArgs)
    args.push_back(arg);
  if (job.isStatic)
    add({"--start-group", "-lm", "-lc", "-lgcc", "-lgcc_eh", "--end-group"});
  else if (c->gcc.empty())
    add({"--as-needed", "-lm", "-lpthread", "-ldl", "--no-as-needed", "-lc"});
  else
    add({"--as-needed", "-lm", "-lpthread", "-ldl", "--no-as-needed", "-lc", "-lgcc"});
  if (!c->gcc.empty())
    add({gccPrefix + (job.isStatic || !job.sharedLib ? (job.isStatic ? "crtend.o" : "crtendS.o")
                                                     : "crtendS.o")});
  add({crtPrefix + "crtn.o"});
  return args;
}

/// Runs `program` with `args`; returns whether it succeeded.
static bool runProgram(StringRef program, ArrayRef<std::string> args) {
  SmallVector<StringRef> refs(args.begin(), args.end());
  return sys::ExecuteAndWait(program, refs) == 0;
}

/// Links by the C driver. Fails when there is none; `succeeded` says how the link went.
static Error linkByDriver(const LinkJob &job, StringRef output, bool &succeeded) {
  // Clang's runtime is the one that fits the instrumentation best.
  ErrorOr<std::string> driver = std::make_error_code(std::errc::no_such_file_or_directory);
  SmallVector<StringRef, 4> names = {"clang-22", "clang", "cc", "gcc"};
  if (!job.driver.empty())
    names = {job.driver};
  for (StringRef name : names)
    if (driver = sys::findProgramByName(name); driver)
      break;
  if (!driver || !sys::fs::can_execute(*driver))
    return failure("unable to find suitable c compiler for linking");
  std::vector<std::string> args = {*driver, "-o", output.str(), "-Wl,--gc-sections"};
  if (job.sanitizer != SanitizerKind::None)
    args.push_back(job.sanitizer == SanitizerKind::Address ? "-fsanitize=address" : "-fsanitize=thread");
  else if (job.isStatic)
    args.push_back("-static");
  if (job.sharedLibasan)
    args.push_back(StringRef(*driver).contains("clang") ? "-shared-libasan" : "-shared-libgcc");
  if (job.sharedLib)
    args.push_back("-shared");
  args.insert(args.end(), job.objects.begin(), job.objects.end());
  args.insert(args.end(), job.archives.begin(), job.archives.end());
  args.insert(args.end(), {"-lm", "-lpthread", "-ldl"});
  for (const std::string &arg : job.linkerArgs) {
    args.push_back("-Xlinker");
    args.push_back(arg);
  }
  succeeded = runProgram(*driver, args);
  return Error::success();
}

/// Runs LLD in this process. It would map its output, and die of a signal where the disk is full; so it writes to standard output, which
/// is the file at `path` for that time. Fails when the file can't be written, which will be called `output`.
static Error linkHere(ArrayRef<std::string> args, StringRef path, StringRef output, bool &succeeded) {
  auto cannotWrite = [&](std::error_code code) { return createStringError(code, "unable to write file '" + output + "': " + code.message()); };
  outs().flush();
  int file = open(path.str().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0777);
  if (file < 0)
    return cannotWrite(std::error_code(errno, std::generic_category()));
  int standardOutput = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  dup2(file, STDOUT_FILENO);
  close(file);
  SmallVector<const char *> argv;
  for (const std::string &arg : args)
    argv.push_back(arg.c_str());
  succeeded = lld::elf::link(argv, errs(), errs(), /*exitEarly=*/false, /*disableOutput=*/false);
  lld::CommonLinkerContext::destroy();
  outs().flush();
  std::error_code code = outs().error();
  outs().clear_error();
  if (standardOutput >= 0) {
    dup2(standardOutput, STDOUT_FILENO);
    close(standardOutput);
  } else {
    close(STDOUT_FILENO);
  }
  return code ? cannotWrite(code) : Error::success();
}

Error link(const LinkJob &job, const ResolvedTarget &target) {
  Triple triple(target.triple);
  Error failed = job.sharedLib ? failure("failed to produce dynamic library")
                               : failure("failed to link executable");
  if (!triple.isOSBinFormatELF())
    return failed;

  // LLD writes through a temporary file of its own, but only for regular files and not for its
  // whole run.
  bool direct = sys::fs::exists(job.output) && !sys::fs::is_regular_file(job.output);
  SmallString<128> temporary(job.output);
  if (!direct)
    sys::fs::createUniquePath(job.output + ".%%%%%%.tmp", temporary, /*MakeAbsolute=*/false);

  bool succeeded = false;
  if (job.sanitizer != SanitizerKind::None || !job.driver.empty()) {
    if (Error error = linkByDriver(job, temporary, succeeded)) {
      consumeError(std::move(failed));
      return error;
    }
  } else {
    bool here = job.lldPath.empty();
    Expected<std::vector<std::string>> args = lldCommand(job, triple, here ? StringRef("-") : StringRef(temporary));
    if (!args) {
      consumeError(std::move(failed));
      return args.takeError();
    }
    if (!here) {
      (*args)[0] = job.lldPath;
      succeeded = runProgram(job.lldPath, *args);
    } else {
      if (Error error = linkHere(*args, temporary, job.output, succeeded)) {
        consumeError(std::move(failed));
        if (!direct)
          sys::fs::remove(temporary);
        return error;
      }
    }
  }
  if (succeeded && !direct && sys::fs::rename(temporary, job.output))
    succeeded = false;
  if (!succeeded) {
    if (!direct)
      sys::fs::remove(temporary);
    return failed;
  }
  consumeError(std::move(failed));
  return Error::success();
}

} // namespace kiln
