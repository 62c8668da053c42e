# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Uses Python from Mojo: counts words with `collections`, computes with exact
fractions, writes JSON, and lets Python call back what Mojo made of it."""

from std.python import ConvertibleToPython, Python, PythonObject


@fieldwise_init
struct Word(ConvertibleToPython, Copyable):
    """A word and how often it was seen."""

    var text: String
    var count: Int

    def to_python_object(var self) raises -> PythonObject:
        """Makes a dict of the fields."""
        return Python.dict(text=self.text, count=self.count)


def most_common(text: String, count: Int) raises -> List[Word]:
    """Returns the words of a text that are seen most often."""
    var re = Python.import_module("re")
    var collections = Python.import_module("collections")
    var counter = collections.Counter(re.findall("[a-z]+", text.lower()))
    var words = List[Word]()
    for entry in counter.most_common(count):
        words.append(Word(String(py=entry[0]), Int(py=entry[1])))
    return words^


def harmonic(n: Int) raises -> PythonObject:
    """Returns 1 + 1/2 + ... + 1/n, exactly."""
    var fraction = Python.import_module("fractions").Fraction
    var sum = fraction(0)
    for i in range(1, n + 1):
        sum += fraction(1, i)
    return sum


def main() raises:
    var words = most_common("The cat saw the dog. The dog slept.", 2)
    var rows: PythonObject = []
    for word in words:
        rows.append(word.copy())
    var json = Python.import_module("json")
    print(json.dumps(rows, sort_keys=True))
    var sum = harmonic(20)
    print(sum, "=", Float64(py=sum))
    var values: PythonObject = {"answer": 42, "list": [1, 2.5, None]}
    print(values["list"][::-1], len(values), "answer" in values)
    try:
        _ = values["question"]
    except e:
        print("Python raised:", e)
