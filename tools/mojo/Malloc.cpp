// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The heap of the compiler: blocks of up to 1 KB come from lists that each thread has for each size, everything else from the C library.
// A compiler makes millions of small objects that live long; with the C library's lists, a tenth of its time went into finding and joining
// blocks. Small blocks lie in a reserved range of addresses, in spans of one size each, so that a block needs no header.
#if __has_include(<features.h>)
#include <features.h>
#endif
#ifndef __has_feature
#define __has_feature(name) 0
#endif
#if defined(__GLIBC__) && defined(__x86_64__) && !__has_feature(address_sanitizer)
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <malloc.h>
#include <new>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>

extern "C" {
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);
void __libc_free(void *);
}

namespace {

constexpr size_t granule = 16, largest = 1024, classes = largest / granule + 1;
constexpr size_t spanBits = 14, span = size_t(1) << spanBits, mostAddresses = size_t(32) << 30;

/// A free block. The first of a list that was given to others leads to their other lists.
struct Block {
  Block *next, *nextList;
};

struct Cache {
  Block *free[classes];
  char *fresh[classes], *end[classes]; ///< what was never used of the last span
  bool isKnown;                        ///< the end of the thread is watched
};

constinit thread_local Cache cache [[gnu::tls_model("initial-exec")]] = {};

// What all threads share. `base` and `reserved` are set once, by the first allocation.
uintptr_t base = 0;
size_t reserved = 0; ///< bytes of addresses from `base` on
uint8_t sizeOfSpan[mostAddresses >> spanBits]; ///< in granules
size_t used = 0;             ///< of the reserved bytes
Block *emptySpans = nullptr; ///< all blocks of these were free when `collectSpans` looked
Block *lists[classes]; ///< that threads left behind
std::atomic_flag lock = ATOMIC_FLAG_INIT;
pthread_once_t once = PTHREAD_ONCE_INIT;
pthread_key_t atExit;

void acquire() {
  while (lock.test_and_set(std::memory_order_acquire))
    ;
}
void release() { lock.clear(std::memory_order_release); }

/// Gives the free blocks of this thread to all.
void leave(void *) {
  acquire();
  for (size_t index = 1; index < classes; ++index)
    if (Block *first = cache.free[index]) {
      first->nextList = lists[index];
      lists[index] = first;
      cache.free[index] = nullptr;
    }
  release();
}

void start() {
  // Where addresses are limited, none are reserved: everything comes from the C library.
  rlimit limit;
  bool isLimited = getrlimit(RLIMIT_AS, &limit) || limit.rlim_cur != RLIM_INFINITY;
  for (size_t bytes = mostAddresses; bytes >= size_t(1) << 30 && !reserved && !isLimited; bytes /= 4) {
    void *addresses = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (addresses == MAP_FAILED)
      continue;
    constexpr uintptr_t page = 2 << 20;
    base = (uintptr_t(addresses) + page - 1) / page * page;
    reserved = bytes - page;
    madvise(reinterpret_cast<void *>(base), reserved, MADV_HUGEPAGE);
  }
  pthread_key_create(&atExit, leave);
  pthread_atfork(acquire, release, release);
}

bool isSmall(const void *pointer) { return uintptr_t(pointer) - base < reserved; }
size_t indexOf(const void *pointer) { return sizeOfSpan[(uintptr_t(pointer) - base) >> spanBits]; }

/// Makes spans of which every block is in `lists` available for blocks of other sizes. Called with the lock held.
void collectSpans() {
  auto *free = static_cast<uint16_t *>(__libc_calloc(used >> spanBits, sizeof(uint16_t)));
  if (!free)
    return;
  auto spanOf = [](const Block *block) { return (uintptr_t(block) - base) >> spanBits; };
  for (size_t index = 1; index < classes; ++index) {
    for (Block *list = lists[index]; list; list = list->nextList)
      for (Block *block = list; block; block = block->next)
        ++free[spanOf(block)];
    size_t all = span / (index * granule);
    Block *kept = nullptr;
    for (Block *list = lists[index], *nextList; list; list = nextList) {
      nextList = list->nextList;
      for (Block *block = list, *next; block; block = next) {
        next = block->next;
        if (free[spanOf(block)] >= all)
          continue;
        block->next = kept;
        kept = block;
      }
    }
    if (kept)
      kept->nextList = nullptr;
    lists[index] = kept;
  }
  for (size_t at = 0; at < used >> spanBits; ++at) {
    if (!free[at] || free[at] < span / (sizeOfSpan[at] * granule))
      continue;
    auto *empty = reinterpret_cast<Block *>(base + (at << spanBits));
    empty->next = emptySpans;
    emptySpans = empty;
  }
  __libc_free(free);
}

/// A block where the thread has no free one; null if there are no more addresses.
[[gnu::noinline]] void *refill(size_t index) {
  if (cache.fresh[index] != cache.end[index]) {
    char *block = cache.fresh[index];
    cache.fresh[index] += index * granule;
    return block;
  }
  pthread_once(&once, start);
  if (!cache.isKnown) {
    cache.isKnown = true;
    pthread_setspecific(atExit, &cache);
  }
  acquire();
  if (Block *first = lists[index]) {
    lists[index] = first->nextList;
    release();
    cache.free[index] = first->next;
    return first;
  }
  size_t at;
  if (emptySpans) {
    at = uintptr_t(emptySpans) - base;
    emptySpans = emptySpans->next;
  } else {
    at = used;
    if (at + span > reserved) {
      release();
      return nullptr;
    }
    used += span;
  }
  release();
  sizeOfSpan[at >> spanBits] = uint8_t(index);
  char *block = reinterpret_cast<char *>(base + at);
  cache.fresh[index] = block + index * granule;
  cache.end[index] = block + span / (index * granule) * (index * granule);
  return block;
}

inline void *allocate(size_t size) {
  if (size <= largest) [[likely]] {
    size_t index = size ? (size + granule - 1) / granule : 1;
    if (Block *block = cache.free[index]) [[likely]] {
      cache.free[index] = block->next;
      return block;
    }
    if (void *block = refill(index))
      return block;
  }
  return __libc_malloc(size);
}

inline void deallocate(void *pointer) {
  if (!isSmall(pointer))
    return __libc_free(pointer);
  auto *block = static_cast<Block *>(pointer);
  size_t index = indexOf(pointer);
  block->next = cache.free[index];
  cache.free[index] = block;
}

} // namespace

extern "C" {

void *malloc(size_t size) { return allocate(size); }
void free(void *pointer) { deallocate(pointer); }

void *calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes) || bytes > largest)
    return __libc_calloc(count, size);
  void *block = allocate(bytes);
  return block ? memset(block, 0, bytes) : nullptr;
}

void *realloc(void *pointer, size_t size) {
  if (!pointer)
    return allocate(size);
  if (!isSmall(pointer))
    return __libc_realloc(pointer, size);
  if (!size) {
    deallocate(pointer);
    return nullptr;
  }
  size_t room = indexOf(pointer) * granule;
  if (size <= room && size > room / 2)
    return pointer;
  void *block = allocate(size);
  if (block) {
    memcpy(block, pointer, size < room ? size : room);
    deallocate(pointer);
  }
  return block;
}

void *memalign(size_t alignment, size_t size) { return alignment <= granule ? allocate(size) : __libc_memalign(alignment, size); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }
int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) || (alignment & (alignment - 1)) || !alignment)
    return EINVAL;
  void *block = memalign(alignment, size);
  if (!block)
    return ENOMEM;
  *result = block;
  return 0;
}

size_t malloc_usable_size(void *pointer) {
  if (pointer && isSmall(pointer))
    return indexOf(pointer) * granule;
  static auto *rest = reinterpret_cast<size_t (*)(void *)>(dlsym(RTLD_NEXT, "malloc_usable_size"));
  return rest ? rest(pointer) : 0;
}

/// What this thread freed is for all threads from now on, and where nothing else is left for blocks of all sizes.
int malloc_trim(size_t pad) {
  leave(nullptr);
  acquire();
  collectSpans();
  release();
  static auto *rest = reinterpret_cast<int (*)(size_t)>(dlsym(RTLD_NEXT, "malloc_trim"));
  return rest ? rest(pad) : 0;
}

} // extern "C"

void *operator new(size_t size) {
  if (void *block = allocate(size)) [[likely]]
    return block;
  abort();
}
void *operator new[](size_t size) { return operator new(size); }
void *operator new(size_t size, const std::nothrow_t &) noexcept { return allocate(size); }
void *operator new[](size_t size, const std::nothrow_t &) noexcept { return allocate(size); }
void operator delete(void *pointer) noexcept { deallocate(pointer); }
void operator delete[](void *pointer) noexcept { deallocate(pointer); }
void operator delete(void *pointer, size_t) noexcept { deallocate(pointer); }
void operator delete[](void *pointer, size_t) noexcept { deallocate(pointer); }
void operator delete(void *pointer, const std::nothrow_t &) noexcept { deallocate(pointer); }
void operator delete[](void *pointer, const std::nothrow_t &) noexcept { deallocate(pointer); }
#endif
