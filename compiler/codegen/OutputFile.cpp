// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Writes output files through a temporary file.
#include "codegen/OutputFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace kiln {

/// Returns "unable to write file" with the reason `code` for `path`.
static Error cannotWrite(StringRef path, std::error_code code) {
  return createStringError(code, "unable to write file '" + path + "': " + code.message());
}

Error checkOutputPath(StringRef path) {
  StringRef folder = sys::path::parent_path(path);
  if (!folder.empty() && !sys::fs::is_directory(folder))
    return createStringError(inconvertibleErrorCode(),
                             "unable to write file. The path '" + folder + "' does not exist.");
  return Error::success();
}

Error writeFileAtomically(StringRef path, function_ref<Error(raw_pwrite_stream &)> write) {
  sys::fs::file_status status;
  if (!sys::fs::status(path, status) && !sys::fs::is_regular_file(status)) {
    if (sys::fs::is_directory(status))
      return cannotWrite(path, std::make_error_code(std::errc::is_a_directory));
    std::error_code code;
    raw_fd_ostream file(path, code);
    if (code)
      return cannotWrite(path, code);
    SmallVector<char, 0> bytes;
    raw_svector_ostream stream(bytes);
    if (Error error = write(stream))
      return error;
    file.write(bytes.data(), bytes.size());
    file.flush();
    code = file.error();
    file.clear_error();
    return code ? cannotWrite(path, code) : Error::success();
  }
  Expected<sys::fs::TempFile> temp =
      sys::fs::TempFile::create(path + ".%%%%%%.tmp", sys::fs::all_read | sys::fs::all_write);
  if (!temp)
    return cannotWrite(path, errorToErrorCode(temp.takeError()));
  std::error_code problem;
  Error result = Error::success();
  {
    raw_fd_ostream stream(temp->FD, /*shouldClose=*/false);
    result = write(stream);
    stream.flush();
    problem = stream.error();
    stream.clear_error();
  }
  if (result || problem) {
    consumeError(temp->discard());
    if (result)
      return result;
    return cannotWrite(path, problem);
  }
  if (Error kept = temp->keep(path))
    return cannotWrite(path, errorToErrorCode(std::move(kept)));
  return Error::success();
}

Error replaceFile(StringRef path, StringRef text) {
  SmallString<256> real;
  if (sys::fs::real_path(path, real))
    real = path;
  ErrorOr<sys::fs::perms> permissions = sys::fs::getPermissions(real);
  if (permissions && !(*permissions & sys::fs::owner_write))
    return createStringError("the file is read-only");
  if (Error error = writeFileAtomically(real, [&](raw_pwrite_stream &os) {
        os << text;
        return Error::success();
      }))
    return error;
  if (permissions)
    sys::fs::setPermissions(real, *permissions);
  return Error::success();
}

} // namespace kiln
