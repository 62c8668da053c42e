# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""What the compiler calls around `main`."""


@no_inline
def __report_unhandled_error[E: AnyType](e: E) -> Int32:
    """Reports an error that left `main` on standard output and returns the
    exit status of the process."""
    print(
        "stack trace was not collected. Enable stack trace collection with"
        " environment variable `MODULAR_DEBUG=stack-trace-on-error`"
    )
    comptime if conforms_to(E, Writable):
        print("Unhandled exception caught during execution:", e)
    else:
        print("Unhandled exception caught during execution")
    return 1
