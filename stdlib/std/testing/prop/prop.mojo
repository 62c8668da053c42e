# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Running property tests."""

from std.testing.prop.random import Rng
from std.testing.prop.strategy import Strategy
from std.time import perf_counter_ns


struct PropTestConfig(Copyable):
    """How often to run, and from which seed."""

    var runs: Int
    """The number of generated values."""
    var seed: Int
    """The seed of the values."""

    def __init__(out self, *, runs: Int = 100, seed: Optional[Int] = None):
        """Builds a configuration; without a seed the clock gives one."""
        self.runs = runs
        self.seed = seed.or_else(Int(perf_counter_ns()))


struct PropTest(Movable):
    """Runs functions on generated values."""

    var _config: PropTestConfig

    def __init__(out self):
        """Builds a test with the default configuration."""
        self._config = PropTestConfig()

    def __init__(out self, *, var config: PropTestConfig):
        """Builds a test with a configuration."""
        self._config = config^

    def test[
        StrategyType: Strategy,
        //,
        f: def(var value: StrategyType.Value) capturing[_] raises -> None,
    ](self, var strategy: StrategyType) raises:
        """Calls a function with generated values.

        Raises:
            The first error, with the run and the seed.
        """
        var rng = Rng(self._config.seed)
        for i in range(self._config.runs):
            try:
                f(strategy.value(rng))
            except e:
                raise Error(
                    "PropTestError: \n\tRuns: ",
                    i,
                    "\n\tSeed: ",
                    self._config.seed,
                    "\n\tError: ",
                    e,
                )
