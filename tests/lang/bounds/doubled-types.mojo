# rule: 02/DIA-6
# expect: reject
# Types that double with each declaration end at a limit.

comptime T0 = Int
comptime T1 = Tuple[T0, T0]
comptime T2 = Tuple[T1, T1]
comptime T3 = Tuple[T2, T2]
comptime T4 = Tuple[T3, T3]
comptime T5 = Tuple[T4, T4]
comptime T6 = Tuple[T5, T5]
comptime T7 = Tuple[T6, T6]
comptime T8 = Tuple[T7, T7]
comptime T9 = Tuple[T8, T8]
comptime T10 = Tuple[T9, T9]
comptime T11 = Tuple[T10, T10]
comptime T12 = Tuple[T11, T11]
comptime T13 = Tuple[T12, T12]
comptime T14 = Tuple[T13, T13]
comptime T15 = Tuple[T14, T14]


def f(x: T15):
    pass


def main():
    pass
