// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The pool behind parallel loops and tasks. Threads are made when a loop or task first wants them and
// wait for the next one. A loop is a counter from which the caller and the helpers take indices; the caller
// works too, so a loop makes progress, and nested loops can't deadlock, even when no helper is
// free.
#include "Runtime.h"
#include <cstdio>
#include <cstdlib>
#include <pthread.h>
#include <sched.h>
#include <unistd.h>

namespace {
/// One loop in progress. Lives on the caller's stack; `helpers` counts who else may look at it.
struct Loop {
  void (*work)(int64_t, void *);
  void *context;
  int64_t count;
  int64_t next;    ///< the first index that nobody has taken (atomic)
  int64_t chunk;   ///< how many indices are taken at once
  int64_t wanted;  ///< how many more helpers may join (under the lock)
  int64_t helpers; ///< how many are inside (under the lock)
  Loop *following; ///< the next loop that looks for helpers (under the lock)
};

/// One call that runs beside its caller. All under the lock.
struct Task {
  void (*work)(void *);
  void *context;
  enum { Queued, Running, Complete } state;
  Task *following; ///< the next task in the queue
};
} // namespace

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t workToDo = PTHREAD_COND_INITIALIZER;
static pthread_cond_t helperLeft = PTHREAD_COND_INITIALIZER;
static pthread_cond_t taskDone = PTHREAD_COND_INITIALIZER;
static Loop *open;      // loops that look for helpers
static Task *queue;     // tasks that nobody has taken, in the order of their start
static int64_t threads; // how many helpers exist
static int64_t idle;    // how many of them wait
static pid_t owner;     // the process they live in: a child of fork has none

int64_t kiln_parallelism() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof(set), &set) == 0)
    return CPU_COUNT(&set);
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n > 0 ? n : 1;
}

/// Takes indices from `loop` and works on them until none is left.
static void drain(Loop *loop) {
  while (true) {
    int64_t begin = __atomic_fetch_add(&loop->next, loop->chunk, __ATOMIC_RELAXED);
    if (begin >= loop->count)
      return;
    int64_t end = begin + loop->chunk < loop->count ? begin + loop->chunk : loop->count;
    for (int64_t i = begin; i < end; ++i)
      loop->work(i, loop->context);
  }
}

/// Takes `loop` off the list of loops that look for helpers. The lock is held.
static void removeOpen(Loop *loop) {
  for (Loop **at = &open; *at; at = &(*at)->following)
    if (*at == loop) {
      *at = loop->following;
      return;
    }
}

/// Takes `task` out of the queue and runs it. The lock is held, but not while the task runs.
static void run(Task *task) {
  for (Task **at = &queue; *at; at = &(*at)->following)
    if (*at == task) {
      *at = task->following;
      break;
    }
  task->state = Task::Running;
  pthread_mutex_unlock(&lock);
  task->work(task->context);
  pthread_mutex_lock(&lock);
  task->state = Task::Complete;
  pthread_cond_broadcast(&taskDone);
}

/// The life of a helper.
static void *helper(void *) {
  pthread_mutex_lock(&lock);
  while (true) {
    while (!open && !queue) {
      ++idle;
      pthread_cond_wait(&workToDo, &lock);
      --idle;
    }
    if (queue) {
      run(queue);
      continue;
    }
    Loop *loop = open;
    ++loop->helpers;
    if (--loop->wanted == 0)
      removeOpen(loop);
    pthread_mutex_unlock(&lock);
    drain(loop);
    pthread_mutex_lock(&lock);
    if (--loop->helpers == 0)
      pthread_cond_broadcast(&helperLeft);
    else if (loop->wanted)
      loop->wanted = 0, removeOpen(loop); // it is drained: nobody else need come
  }
  return nullptr;
}

/// Makes threads until `wanted` helpers are free or no more can be had. The lock is held.
static void provideHelpers(int64_t wanted) {
  if (owner != getpid()) {
    owner = getpid();
    threads = idle = 0;
  }
  for (int64_t missing = wanted - idle; missing > 0; --missing) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, 8 << 20);
    pthread_t thread;
    bool made = pthread_create(&thread, &attributes, helper, nullptr) == 0;
    pthread_attr_destroy(&attributes);
    if (!made)
      return;
    ++threads;
  }
}

void kiln_parallel_for(void (*work)(int64_t index, void *context), void *context, int64_t count,
                       int64_t workers) {
  if (workers <= 0)
    workers = kiln_parallelism();
  if (workers > count)
    workers = count;
  if (workers <= 1) {
    for (int64_t i = 0; i < count; ++i)
      work(i, context);
    return;
  }
  Loop loop = {work, context, count, 0, 1, workers - 1, 0, nullptr};
  // Big loops are taken in pieces: eight for each worker balance well enough.
  loop.chunk = count / (workers * 8) > 1 ? count / (workers * 8) : 1;
  pthread_mutex_lock(&lock);
  provideHelpers(workers - 1);
  loop.following = open;
  open = &loop;
  pthread_cond_broadcast(&workToDo);
  pthread_mutex_unlock(&lock);

  drain(&loop);

  pthread_mutex_lock(&lock);
  if (loop.wanted)
    removeOpen(&loop);
  while (loop.helpers)
    pthread_cond_wait(&helperLeft, &lock);
  pthread_mutex_unlock(&lock);
}

void *kiln_task_start(void (*work)(void *context), void *context) {
  Task *task = static_cast<Task *>(malloc(sizeof(Task)));
  *task = {work, context, Task::Queued, nullptr};
  pthread_mutex_lock(&lock);
  int64_t queued = 1;
  Task **last = &queue;
  for (; *last; last = &(*last)->following)
    ++queued;
  *last = task;
  provideHelpers(queued < kiln_parallelism() ? queued : kiln_parallelism());
  pthread_cond_signal(&workToDo);
  pthread_mutex_unlock(&lock);
  return task;
}

void kiln_task_wait(void *handle) {
  Task *task = static_cast<Task *>(handle);
  pthread_mutex_lock(&lock);
  // A task that nobody has taken is run here, so that tasks that wait for tasks always get on.
  if (task->state == Task::Queued)
    run(task);
  while (task->state != Task::Complete)
    pthread_cond_wait(&taskDone, &lock);
  pthread_mutex_unlock(&lock);
}

void kiln_task_release(void *handle) { free(handle); }

int64_t kiln_physical_cores() {
  // A core is counted at the first of its threads, which Linux names in the topology.
  int64_t cores = 0;
  for (int cpu = 0; cpu < 4096; ++cpu) {
    char path[96];
    snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%d/topology/thread_siblings_list", cpu);
    FILE *file = fopen(path, "r");
    if (!file)
      break;
    int first = -1;
    if (fscanf(file, "%d", &first) == 1 && first == cpu)
      ++cores;
    fclose(file);
  }
  return cores ? cores : sysconf(_SC_NPROCESSORS_ONLN);
}
