# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Measuring one call with given arguments."""

from std.benchmark.bench import Bench, Bencher, BenchId, ThroughputMeasure
from std.benchmark.compiler import keep


struct QuickBench:
    """Measures functions of up to ten trivial arguments."""

    var m: Bench
    """Where the measurements are kept."""

    def __init__(out self) raises:
        """Starts without measurements."""
        self.m = Bench()

    def dump_report(mut self) raises:
        """Prints the report."""
        self.m.dump_report()

    def run[
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def() thin -> T_out,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 0 arguments.

        Parameters:
            T_out: The type of the result.

        Args:
            func: The function.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func())

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)

    def run[
        T0: TrivialRegisterPassable,
        /,
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def(T0) thin -> T_out,
        x0: T0,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 1 argument.

        Parameters:
            T0: The type of argument 0.
            T_out: The type of the result.

        Args:
            func: The function.
            x0: Argument 0.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func(x0))

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)

    def run[
        T0: TrivialRegisterPassable,
        T1: TrivialRegisterPassable,
        /,
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def(T0, T1) thin -> T_out,
        x0: T0,
        x1: T1,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 2 arguments.

        Parameters:
            T0: The type of argument 0.
            T1: The type of argument 1.
            T_out: The type of the result.

        Args:
            func: The function.
            x0: Argument 0.
            x1: Argument 1.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func(x0, x1))

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)

    def run[
        T0: TrivialRegisterPassable,
        T1: TrivialRegisterPassable,
        T2: TrivialRegisterPassable,
        /,
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def(T0, T1, T2) thin -> T_out,
        x0: T0,
        x1: T1,
        x2: T2,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 3 arguments.

        Parameters:
            T0: The type of argument 0.
            T1: The type of argument 1.
            T2: The type of argument 2.
            T_out: The type of the result.

        Args:
            func: The function.
            x0: Argument 0.
            x1: Argument 1.
            x2: Argument 2.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func(x0, x1, x2))

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)

    def run[
        T0: TrivialRegisterPassable,
        T1: TrivialRegisterPassable,
        T2: TrivialRegisterPassable,
        T3: TrivialRegisterPassable,
        /,
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def(T0, T1, T2, T3) thin -> T_out,
        x0: T0,
        x1: T1,
        x2: T2,
        x3: T3,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 4 arguments.

        Parameters:
            T0: The type of argument 0.
            T1: The type of argument 1.
            T2: The type of argument 2.
            T3: The type of argument 3.
            T_out: The type of the result.

        Args:
            func: The function.
            x0: Argument 0.
            x1: Argument 1.
            x2: Argument 2.
            x3: Argument 3.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func(x0, x1, x2, x3))

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)

    def run[
        T0: TrivialRegisterPassable,
        T1: TrivialRegisterPassable,
        T2: TrivialRegisterPassable,
        T3: TrivialRegisterPassable,
        T4: TrivialRegisterPassable,
        /,
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def(T0, T1, T2, T3, T4) thin -> T_out,
        x0: T0,
        x1: T1,
        x2: T2,
        x3: T3,
        x4: T4,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 5 arguments.

        Parameters:
            T0: The type of argument 0.
            T1: The type of argument 1.
            T2: The type of argument 2.
            T3: The type of argument 3.
            T4: The type of argument 4.
            T_out: The type of the result.

        Args:
            func: The function.
            x0: Argument 0.
            x1: Argument 1.
            x2: Argument 2.
            x3: Argument 3.
            x4: Argument 4.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func(x0, x1, x2, x3, x4))

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)

    def run[
        T0: TrivialRegisterPassable,
        T1: TrivialRegisterPassable,
        T2: TrivialRegisterPassable,
        T3: TrivialRegisterPassable,
        T4: TrivialRegisterPassable,
        T5: TrivialRegisterPassable,
        /,
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def(T0, T1, T2, T3, T4, T5) thin -> T_out,
        x0: T0,
        x1: T1,
        x2: T2,
        x3: T3,
        x4: T4,
        x5: T5,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 6 arguments.

        Parameters:
            T0: The type of argument 0.
            T1: The type of argument 1.
            T2: The type of argument 2.
            T3: The type of argument 3.
            T4: The type of argument 4.
            T5: The type of argument 5.
            T_out: The type of the result.

        Args:
            func: The function.
            x0: Argument 0.
            x1: Argument 1.
            x2: Argument 2.
            x3: Argument 3.
            x4: Argument 4.
            x5: Argument 5.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func(x0, x1, x2, x3, x4, x5))

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)

    def run[
        T0: TrivialRegisterPassable,
        T1: TrivialRegisterPassable,
        T2: TrivialRegisterPassable,
        T3: TrivialRegisterPassable,
        T4: TrivialRegisterPassable,
        T5: TrivialRegisterPassable,
        T6: TrivialRegisterPassable,
        /,
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def(T0, T1, T2, T3, T4, T5, T6) thin -> T_out,
        x0: T0,
        x1: T1,
        x2: T2,
        x3: T3,
        x4: T4,
        x5: T5,
        x6: T6,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 7 arguments.

        Parameters:
            T0: The type of argument 0.
            T1: The type of argument 1.
            T2: The type of argument 2.
            T3: The type of argument 3.
            T4: The type of argument 4.
            T5: The type of argument 5.
            T6: The type of argument 6.
            T_out: The type of the result.

        Args:
            func: The function.
            x0: Argument 0.
            x1: Argument 1.
            x2: Argument 2.
            x3: Argument 3.
            x4: Argument 4.
            x5: Argument 5.
            x6: Argument 6.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func(x0, x1, x2, x3, x4, x5, x6))

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)

    def run[
        T0: TrivialRegisterPassable,
        T1: TrivialRegisterPassable,
        T2: TrivialRegisterPassable,
        T3: TrivialRegisterPassable,
        T4: TrivialRegisterPassable,
        T5: TrivialRegisterPassable,
        T6: TrivialRegisterPassable,
        T7: TrivialRegisterPassable,
        /,
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def(T0, T1, T2, T3, T4, T5, T6, T7) thin -> T_out,
        x0: T0,
        x1: T1,
        x2: T2,
        x3: T3,
        x4: T4,
        x5: T5,
        x6: T6,
        x7: T7,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 8 arguments.

        Parameters:
            T0: The type of argument 0.
            T1: The type of argument 1.
            T2: The type of argument 2.
            T3: The type of argument 3.
            T4: The type of argument 4.
            T5: The type of argument 5.
            T6: The type of argument 6.
            T7: The type of argument 7.
            T_out: The type of the result.

        Args:
            func: The function.
            x0: Argument 0.
            x1: Argument 1.
            x2: Argument 2.
            x3: Argument 3.
            x4: Argument 4.
            x5: Argument 5.
            x6: Argument 6.
            x7: Argument 7.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func(x0, x1, x2, x3, x4, x5, x6, x7))

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)

    def run[
        T0: TrivialRegisterPassable,
        T1: TrivialRegisterPassable,
        T2: TrivialRegisterPassable,
        T3: TrivialRegisterPassable,
        T4: TrivialRegisterPassable,
        T5: TrivialRegisterPassable,
        T6: TrivialRegisterPassable,
        T7: TrivialRegisterPassable,
        T8: TrivialRegisterPassable,
        /,
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def(T0, T1, T2, T3, T4, T5, T6, T7, T8) thin -> T_out,
        x0: T0,
        x1: T1,
        x2: T2,
        x3: T3,
        x4: T4,
        x5: T5,
        x6: T6,
        x7: T7,
        x8: T8,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 9 arguments.

        Parameters:
            T0: The type of argument 0.
            T1: The type of argument 1.
            T2: The type of argument 2.
            T3: The type of argument 3.
            T4: The type of argument 4.
            T5: The type of argument 5.
            T6: The type of argument 6.
            T7: The type of argument 7.
            T8: The type of argument 8.
            T_out: The type of the result.

        Args:
            func: The function.
            x0: Argument 0.
            x1: Argument 1.
            x2: Argument 2.
            x3: Argument 3.
            x4: Argument 4.
            x5: Argument 5.
            x6: Argument 6.
            x7: Argument 7.
            x8: Argument 8.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func(x0, x1, x2, x3, x4, x5, x6, x7, x8))

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)

    def run[
        T0: TrivialRegisterPassable,
        T1: TrivialRegisterPassable,
        T2: TrivialRegisterPassable,
        T3: TrivialRegisterPassable,
        T4: TrivialRegisterPassable,
        T5: TrivialRegisterPassable,
        T6: TrivialRegisterPassable,
        T7: TrivialRegisterPassable,
        T8: TrivialRegisterPassable,
        T9: TrivialRegisterPassable,
        /,
        T_out: TrivialRegisterPassable,
    ](
        mut self,
        func: def(T0, T1, T2, T3, T4, T5, T6, T7, T8, T9) thin -> T_out,
        x0: T0,
        x1: T1,
        x2: T2,
        x3: T3,
        x4: T4,
        x5: T5,
        x6: T6,
        x7: T7,
        x8: T8,
        x9: T9,
        *,
        bench_id: BenchId,
        measures: List[ThroughputMeasure] = {},
    ) raises:
        """Measures a function of 10 arguments.

        Parameters:
            T0: The type of argument 0.
            T1: The type of argument 1.
            T2: The type of argument 2.
            T3: The type of argument 3.
            T4: The type of argument 4.
            T5: The type of argument 5.
            T6: The type of argument 6.
            T7: The type of argument 7.
            T8: The type of argument 8.
            T9: The type of argument 9.
            T_out: The type of the result.

        Args:
            func: The function.
            x0: Argument 0.
            x1: Argument 1.
            x2: Argument 2.
            x3: Argument 3.
            x4: Argument 4.
            x5: Argument 5.
            x6: Argument 6.
            x7: Argument 7.
            x8: Argument 8.
            x9: Argument 9.
            bench_id: The name of the measurement.
            measures: What a call processes.
        """

        @__parameter
        def body(mut b: Bencher) raises:
            @__parameter
            def call():
                keep(func(x0, x1, x2, x3, x4, x5, x6, x7, x8, x9))

            b.iter[call]()

        self.m.bench_function[body](bench_id, measures)
