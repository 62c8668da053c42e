// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// How this process gets memory from the system.
#ifndef KILN_DRIVER_HEAP_H
#define KILN_DRIVER_HEAP_H

namespace kiln {

/// Asks for large pages for the first part of the heap, and keeps what is freed: a compiler touches tens of megabytes once, and page by
/// page that takes a quarter of a front end's time. Does nothing where the C library or the system don't know how.
void prepareHeap();

} // namespace kiln

#endif // KILN_DRIVER_HEAP_H
