// Prints a line, then ends in the way that its first argument says.
module {
  llvm.func @kiln_run_main(i32, !llvm.ptr, !llvm.ptr) -> i32
  llvm.func @kiln_write(i32, !llvm.ptr, i64) -> i64
  llvm.func @kiln_argv(i64) -> !llvm.ptr
  llvm.func @kiln_trap()
  llvm.func @kiln_exit(i32)
  llvm.func @dup2(i32, i32) -> i32
  llvm.func @write(i32, !llvm.ptr, i64) -> i64
  llvm.mlir.global internal constant @text("printed\0A")
  llvm.func internal @entry() -> i32 {
    %one = llvm.mlir.constant(1 : i32) : i32
    %two = llvm.mlir.constant(2 : i32) : i32
    %zero = llvm.mlir.constant(0 : i32) : i32
    %p = llvm.mlir.addressof @text : !llvm.ptr
    %n = llvm.mlir.constant(8 : i64) : i64
    %r = llvm.call @kiln_write(%one, %p, %n) : (i32, !llvm.ptr, i64) -> i64
    %i = llvm.mlir.constant(1 : i64) : i64
    %a = llvm.call @kiln_argv(%i) : (i64) -> !llvm.ptr
    %c = llvm.load %a : !llvm.ptr -> i8
    llvm.switch %c : i8, ^same [116: ^trap, 115: ^segv, 101: ^exit, 114: ^result, 119: ^write, 117: ^ud]
  ^trap:
    llvm.call @kiln_trap() : () -> ()
    llvm.br ^same
  ^segv:
    %null = llvm.inttoptr %i : i64 to !llvm.ptr
    llvm.store volatile %one, %null : i32, !llvm.ptr
    llvm.br ^same
  ^exit:
    %seven = llvm.mlir.constant(7 : i32) : i32
    llvm.call @kiln_exit(%seven) : (i32) -> ()
    llvm.br ^same
  ^result:
    llvm.return %two : i32
  ^write:
    %w = llvm.call @write(%one, %p, %n) : (i32, !llvm.ptr, i64) -> i64
    %d = llvm.call @dup2(%two, %one) : (i32, i32) -> i32
    %q = llvm.call @kiln_write(%one, %p, %n) : (i32, !llvm.ptr, i64) -> i64
    llvm.br ^same
  ^ud:
    "llvm.intr.trap"() : () -> ()
    llvm.unreachable
  ^same:
    llvm.return %zero : i32
  }
  llvm.func @main(%argc: i32, %argv: !llvm.ptr) -> i32 {
    %f = llvm.mlir.addressof @entry : !llvm.ptr
    %r = llvm.call @kiln_run_main(%argc, %argv, %f) : (i32, !llvm.ptr, !llvm.ptr) -> i32
    llvm.return %r : i32
  }
}
