// A program in the LLVM dialect that prints a line.
module {
  llvm.func @kiln_run_main(i32, !llvm.ptr, !llvm.ptr) -> i32
  llvm.func @kiln_write(i32, !llvm.ptr, i64) -> i64
  llvm.mlir.global internal constant @text("hello, world\0A")
  llvm.func internal @entry() -> i32 {
    %fd = llvm.mlir.constant(1 : i32) : i32
    %p = llvm.mlir.addressof @text : !llvm.ptr
    %n = llvm.mlir.constant(13 : i64) : i64
    %r = llvm.call @kiln_write(%fd, %p, %n) : (i32, !llvm.ptr, i64) -> i64
    %z = llvm.mlir.constant(0 : i32) : i32
    llvm.return %z : i32
  }
  llvm.func @main(%argc: i32, %argv: !llvm.ptr) -> i32 {
    %f = llvm.mlir.addressof @entry : !llvm.ptr
    %r = llvm.call @kiln_run_main(%argc, %argv, %f) : (i32, !llvm.ptr, !llvm.ptr) -> i32
    llvm.return %r : i32
  }
}
