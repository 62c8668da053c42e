# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Processes and pipes."""

from std.builtin._intrinsics import external_call
from std.ffi import get_errno
from std.io.file_descriptor import FileDescriptor, write_all
from std.memory.pointer import Pointer


struct ProcessStatus(Copyable, ImplicitlyCopyable, Movable):
    """What became of a process."""

    var exit_code: Optional[Int]
    """The exit status, if it ended by itself."""
    var term_signal: Optional[Int]
    """The signal, if one ended it."""

    def __init__(
        out self,
        exit_code: Optional[Int] = None,
        term_signal: Optional[Int] = None,
    ):
        """Builds a status."""
        self.exit_code = exit_code
        self.term_signal = term_signal

    @staticmethod
    def running() -> Self:
        """Returns the status of a process that runs."""
        return ProcessStatus()

    def has_exited(self) -> Bool:
        """Whether the process has ended."""
        return Bool(self.exit_code) or Bool(self.term_signal)

    @staticmethod
    def _from_wait(status: Int32) -> Self:
        """Returns what a wait status means."""
        var signal = Int(status & 0x7F)
        if signal == 0:
            return ProcessStatus(exit_code=Optional(Int((status >> 8) & 0xFF)))
        return ProcessStatus(term_signal=Optional(signal))


struct Process:
    """A child process, which the end of the value waits for."""

    var child_pid: Int
    """The number of the process."""
    var status: Optional[ProcessStatus]
    """What became of it, once it is known."""

    def __init__(out self, child_pid: Int):
        """Builds the value of a process that runs."""
        self.child_pid = child_pid
        self.status = None

    def __deinit__(deinit self):
        """Waits for the process."""
        if not self.status:
            var slot = Pointer[Int32, MutUntrackedOrigin](
                mlir_value=__mlir_op.`mojo.stack_alloc`[
                    _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i32
                ](Int(1).__mlir_index__())
            )
            _ = external_call["waitpid", Int32](
                Int32(self.child_pid), slot, Int32(0)
            )

    @staticmethod
    def run(var path: String, argv: List[String]) raises -> Process:
        """Starts a program, which is searched for in `PATH`.

        Args:
            path: The program.
            argv: The arguments, without the name of the program.

        Returns:
            The process.

        Raises:
            When the program can't be started.
        """
        var texts = List[String]()
        texts.append(String(path[byte = path.rfind("/") + 1 :]))
        for i in range(len(argv)):
            texts.append(argv[i])
        var pointers = List[Int]()
        for i in range(len(texts)):
            pointers.append(Int(texts[i].as_c_string_slice().unsafe_ptr()))
        pointers.append(0)
        external_call["kiln_flush", NoneType]()
        var pid = Pointer[Int32, MutUntrackedOrigin](
            mlir_value=__mlir_op.`mojo.stack_alloc`[
                _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i32
            ](Int(1).__mlir_index__())
        )
        var error = external_call["kiln_spawn", Int32](
            pid, path.as_c_string_slice().unsafe_ptr(), pointers.unsafe_ptr()
        )
        _ = len(texts)
        if error != 0:
            raise Error(
                "Failed to execute ", path, ", EINT error code: ", error
            )
        return Process(Int(pid[]))

    def _wait(mut self, options: Int32) raises -> ProcessStatus:
        """Waits or asks; remembers the end of the process."""
        if self.status:
            return self.status.value()
        var slot = Pointer[Int32, MutUntrackedOrigin](
            mlir_value=__mlir_op.`mojo.stack_alloc`[
                _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i32
            ](Int(1).__mlir_index__())
        )
        var result = external_call["waitpid", Int32](
            Int32(self.child_pid), slot, options
        )
        if result < 0:
            raise Error("waitpid failed with errno ", get_errno().value)
        if result == 0:
            return ProcessStatus.running()
        self.status = ProcessStatus._from_wait(slot[])
        return self.status.value()

    def wait(mut self) raises -> ProcessStatus:
        """Waits for the end of the process.

        Raises:
            When that fails.
        """
        var status = self._wait(0)
        if not status.has_exited():
            raise Error("Blocking waitpid returned without process exiting.")
        return status

    def poll(mut self) raises -> ProcessStatus:
        """Returns the status without waiting.

        Raises:
            When that fails.
        """
        return self._wait(1)

    def _signal(mut self, number: Int32) -> Bool:
        """Sends a signal; returns whether that worked."""
        if self.status:
            return False
        return external_call["kill", Int32](Int32(self.child_pid), number) == 0

    def hangup(mut self) -> Bool:
        """Sends SIGHUP."""
        return self._signal(1)

    def interrupt(mut self) -> Bool:
        """Sends SIGINT."""
        return self._signal(2)

    def kill(mut self) -> Bool:
        """Sends SIGKILL."""
        return self._signal(9)


struct Pipe:
    """A pipe; the end of the value closes both ends."""

    var fd_in: Optional[FileDescriptor]
    """The end to read from."""
    var fd_out: Optional[FileDescriptor]
    """The end to write to."""

    def __init__(
        out self, in_close_on_exec: Bool = True, out_close_on_exec: Bool = True
    ) raises:
        """Makes a pipe.

        Args:
            in_close_on_exec: Whether started programs don't get the read end.
            out_close_on_exec: Whether they don't get the write end.

        Raises:
            When that fails.
        """
        var ends = Pointer[Int32, MutUntrackedOrigin](
            mlir_value=__mlir_op.`mojo.stack_alloc`[
                _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i32
            ](Int(2).__mlir_index__())
        )
        self.fd_in = None
        self.fd_out = None
        if external_call["pipe", Int32](ends) != 0:
            raise Error("Failed to create pipe")
        self.fd_in = FileDescriptor(Int(ends[unsafe_offset=0]))
        self.fd_out = FileDescriptor(Int(ends[unsafe_offset=1]))
        if in_close_on_exec and not _set_close_on_exec(ends[unsafe_offset=0]):
            raise Error("Failed to configure input pipe close on exec")
        if out_close_on_exec and not _set_close_on_exec(ends[unsafe_offset=1]):
            raise Error("Failed to configure output pipe close on exec")

    def __deinit__(deinit self):
        """Closes both ends."""
        if self.fd_in:
            _close(self.fd_in.value())
        if self.fd_out:
            _close(self.fd_out.value())

    def set_input_only(mut self):
        """Closes the write end."""
        if self.fd_out:
            _close(self.fd_out.value())
            self.fd_out = None

    def set_output_only(mut self):
        """Closes the read end."""
        if self.fd_in:
            _close(self.fd_in.value())
            self.fd_in = None

    def write_bytes(mut self, bytes: Span[Byte, _]) raises:
        """Writes bytes.

        Raises:
            When the write end is closed.
        """
        if not self.fd_out:
            raise Error("Can not write from read only side of pipe")
        write_all(
            self.fd_out.value().value, bytes.unsafe_ptr().as_imm(), len(bytes)
        )

    def read_bytes(mut self, buffer: Span[mut=True, Byte, _]) raises -> UInt:
        """Reads up to `len(buffer)` bytes.

        Raises:
            When the read end is closed or can't be read.
        """
        if not self.fd_in:
            raise Error("Can not read from write only side of pipe")
        var descriptor = self.fd_in.value()
        return descriptor.read_bytes(buffer)


def _close(descriptor: FileDescriptor):
    """Closes a descriptor."""
    _ = external_call["close", Int32](Int32(descriptor.value))


def _set_close_on_exec(descriptor: Int32) -> Bool:
    """Closes a descriptor in programs that are started."""
    return external_call["kiln_close_on_exec", Int32](descriptor) == 0
