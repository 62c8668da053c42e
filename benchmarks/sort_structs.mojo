# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Sorts records by two orders given as functions.
from std.time import perf_counter_ns


@fieldwise_init
struct Person(Copyable, Movable):
    var name: String
    var age: Int
    var score: Float64


def main():
    var start = perf_counter_ns()
    var sum = 0.0
    for round in range(4):
        var people = List[Person]()
        var state = round + 5
        for _ in range(100000):
            state = (state * 1103515245 + 12345) % 2147483648
            people.append(
                Person(
                    "p" + String(state % 5000),
                    state % 90,
                    Float64(state % 1000) / 10.0,
                )
            )

        @__parameter
        def by_age(a: Person, b: Person) -> Bool:
            return a.age < b.age or (a.age == b.age and a.score < b.score)

        sort[by_age](people)
        sum += people[50000].score + Float64(people[1000].age)

        @__parameter
        def by_name(a: Person, b: Person) -> Bool:
            return a.name < b.name

        sort[by_name](people)
        sum += Float64(people[777].name.byte_length())
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
