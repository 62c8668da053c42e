# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Arithmetic over any number type: a tree of Variants that is parsed, evaluated, differentiated and simplified."""

from std.memory import ArcPointer
from std.utils import Variant


trait Number(Copyable, Deinitable, Writable):
    """What the evaluator asks of a number type."""

    @staticmethod
    def from_int(value: Int) -> Self:
        ...

    def __add__(self, other: Self) -> Self:
        ...

    def __sub__(self, other: Self) -> Self:
        ...

    def __mul__(self, other: Self) -> Self:
        ...


@fieldwise_init
struct Real(ImplicitlyCopyable, Number):
    """A real number, rounded to double precision."""

    var value: Float64

    @staticmethod
    def from_int(value: Int) -> Self:
        return Self(Float64(value))

    def __add__(self, other: Self) -> Self:
        return Self(self.value + other.value)

    def __sub__(self, other: Self) -> Self:
        return Self(self.value - other.value)

    def __mul__(self, other: Self) -> Self:
        return Self(self.value * other.value)

    def write_to(self, mut writer: Some[Writer]):
        writer.write(self.value)


@fieldwise_init
struct Modular[modulus: Int](ImplicitlyCopyable, Number):
    """A whole number modulo `modulus`."""

    var value: Int

    @staticmethod
    def from_int(value: Int) -> Self:
        return Self(value % Self.modulus)

    def __add__(self, other: Self) -> Self:
        return Self((self.value + other.value) % Self.modulus)

    def __sub__(self, other: Self) -> Self:
        return Self((self.value - other.value) % Self.modulus)

    def __mul__(self, other: Self) -> Self:
        return Self(self.value * other.value % Self.modulus)

    def write_to(self, mut writer: Some[Writer]):
        writer.write(self.value, " (mod ", Self.modulus, ")")


@fieldwise_init
struct Binary(Copyable):
    """An operation on two expressions."""

    var operator: String
    var left: ArcPointer[Expression]
    var right: ArcPointer[Expression]


struct Expression(Copyable, Writable):
    """A constant, a variable, or an operation."""

    var node: Variant[Int, String, Binary]

    @implicit
    def __init__(out self, constant: Int):
        self.node = constant

    @implicit
    def __init__(out self, var variable: String):
        self.node = variable^

    def __init__(
        out self,
        operator: StringSlice,
        var left: Expression,
        var right: Expression,
    ):
        self.node = Binary(
            String(operator), ArcPointer(left^), ArcPointer(right^)
        )

    def is_constant(self, value: Int) -> Bool:
        return self.node.isa[Int]() and self.node[Int] == value

    def write_to(self, mut writer: Some[Writer]):
        if self.node.isa[Int]():
            writer.write(self.node[Int])
        elif self.node.isa[String]():
            writer.write(self.node[String])
        else:
            ref binary = self.node[Binary]
            writer.write(
                "(",
                binary.left[],
                " ",
                binary.operator,
                " ",
                binary.right[],
                ")",
            )


def evaluate[N: Number](e: Expression, variables: Dict[String, N]) raises -> N:
    """Evaluates `e` in the number type `N`.

    Raises:
        An error if a variable has no value.
    """
    if e.node.isa[Int]():
        return N.from_int(e.node[Int])
    if e.node.isa[String]():
        ref name = e.node[String]
        if name not in variables:
            raise Error(t"no value for {name}")
        return variables[name].copy()
    ref binary = e.node[Binary]
    var left = evaluate(binary.left[], variables)
    var right = evaluate(binary.right[], variables)
    if binary.operator == "+":
        return left + right
    if binary.operator == "-":
        return left - right
    return left * right


def simplified(var e: Expression) -> Expression:
    """Computes what is constant and drops `0 +`, `1 *` and `0 *`."""
    if not e.node.isa[Binary]():
        return e^
    ref binary = e.node[Binary]
    var left = simplified(binary.left[].copy())
    var right = simplified(binary.right[].copy())
    if left.node.isa[Int]() and right.node.isa[Int]():
        var a = left.node[Int]
        var b = right.node[Int]
        if binary.operator == "+":
            return Expression(a + b)
        return Expression(a - b if binary.operator == "-" else a * b)
    if binary.operator == "*":
        if left.is_constant(0) or right.is_constant(0):
            return Expression(0)
        if left.is_constant(1):
            return right^
        if right.is_constant(1):
            return left^
    elif right.is_constant(0):
        return left^
    elif binary.operator == "+" and left.is_constant(0):
        return right^
    return Expression(binary.operator, left^, right^)


def derivative(e: Expression, by: StringSlice) -> Expression:
    """Differentiates by the sum and product rules."""
    if e.node.isa[Int]():
        return Expression(0)
    if e.node.isa[String]():
        return Expression(1 if e.node[String] == by else 0)
    ref binary = e.node[Binary]
    ref left = binary.left[]
    ref right = binary.right[]
    if binary.operator == "*":
        return Expression(
            "+",
            Expression("*", derivative(left, by), right.copy()),
            Expression("*", left.copy(), derivative(right, by)),
        )
    return Expression(
        binary.operator, derivative(left, by), derivative(right, by)
    )


struct Parser:
    """Reads sums of products of numbers, names and parentheses."""

    var text: List[String]
    var at: Int

    def __init__(out self, text: StringSlice):
        self.text = [String(c) for c in text.codepoint_slices() if c != " "]
        self.at = 0

    def peek(self) -> String:
        return self.text[self.at] if self.at < len(self.text) else ""

    def sum(mut self) raises -> Expression:
        var result = self.product()
        while self.peek() == "+" or self.peek() == "-":
            var operator = self.peek()
            self.at += 1
            result = Expression(operator, result^, self.product())
        return result^

    def product(mut self) raises -> Expression:
        var result = self.atom()
        while self.peek() == "*":
            self.at += 1
            result = Expression("*", result^, self.atom())
        return result^

    def atom(mut self) raises -> Expression:
        var first = self.peek()
        if first == "(":
            self.at += 1
            var inner = self.sum()
            if self.peek() != ")":
                raise Error("expected )")
            self.at += 1
            return inner^
        var word = String()
        while self.peek() != "" and self.peek() not in "+-*()":
            word += self.peek()
            self.at += 1
        if not word:
            raise Error(t"expected a number or a name, not '{first}'")
        if word.is_ascii_digit():
            return Expression(Int(word))
        return Expression(word^)


def parse(text: StringSlice) raises -> Expression:
    """Parses the whole of `text`."""
    var parser = Parser(text)
    var result = parser.sum()
    if parser.peek() != "":
        raise Error(t"unexpected '{parser.peek()}'")
    return result^


def main() raises:
    var e = parse("(x + 3) * (x - y) + 2 * x * x")
    print(e)
    print("over the reals:", evaluate(e, {"x": Real(1.5), "y": Real(4.0)}))
    print("modulo 7:", evaluate(e, {"x": Modular[7](5), "y": Modular[7](6)}))
    var d = simplified(derivative(e, "x"))
    print("d/dx:", d)
    print("at x=2, y=1:", evaluate(d, {"x": Real(2.0), "y": Real(1.0)}))
    for text in ["2 * (3 + ", "a * 2", "1 + 2) * 3"]:
        try:
            print(evaluate(parse(text), Dict[String, Real]()))
        except error:
            print(text, "->", error)
