# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Algorithms, including those that need threads."""

from std.algorithm import *

from max.algorithm.functional import (
    parallelize,
    parallelize_over_rows,
    sync_parallelize,
)
from max.algorithm.generator_reduction import mean, sum, variance
from max.algorithm.memory import parallel_memcpy
from max.algorithm.reduction import (
    cumsum,
    max,
    mean,
    min,
    product,
    reduce,
    reduce_boolean,
    sum,
    variance,
)
