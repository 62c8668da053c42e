# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Conway's game of life on a torus: a glider crosses the field."""


@fieldwise_init
struct Field(Copyable, Writable):
    var width: Int
    var height: Int
    var cells: List[Bool]

    @staticmethod
    def empty(width: Int, height: Int) -> Self:
        return Self(
            width, height, List[Bool](length=width * height, fill=False)
        )

    def __getitem__(self, x: Int, y: Int) -> Bool:
        return self.cells[(y % self.height) * self.width + x % self.width]

    def set(mut self, x: Int, y: Int):
        self.cells[(y % self.height) * self.width + x % self.width] = True

    def neighbours(self, x: Int, y: Int) -> Int:
        var count = 0
        for dy in range(-1, 2):
            for dx in range(-1, 2):
                if (dx != 0 or dy != 0) and self[x + dx, y + dy]:
                    count += 1
        return count

    def step(self) -> Self:
        var next = Self.empty(self.width, self.height)
        for y in range(self.height):
            for x in range(self.width):
                var n = self.neighbours(x, y)
                if n == 3 or (n == 2 and self[x, y]):
                    next.set(x, y)
        return next^

    def write_to(self, mut writer: Some[Writer]):
        for y in range(self.height):
            for x in range(self.width):
                writer.write("#" if self[x, y] else ".")
            writer.write("\n")


def main():
    var field = Field.empty(10, 6)
    field.set(1, 0)
    field.set(2, 1)
    field.set(0, 2)
    field.set(1, 2)
    field.set(2, 2)
    for generation in range(9):
        if generation % 4 == 0:
            print("generation", generation)
            print(field)
        field = field.step()
