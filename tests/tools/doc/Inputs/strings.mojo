# A header comment.
from std.math import sqrt

r"""Raw module\n doc."""

comptime A: Int = 3
"Simple literal."

comptime F[n: Int] = List[Int]
"""Has parameters.

Parameters:
    n: Count.
"""


struct S[T: Copyable & Deinitable, //, n: Int = 2]:
    """Holds\tit.

    Parameters:
        T: Type.
        n: Number.
    """

    var a: Int
    """Field a."""
    var _b: List[Self.T]

    def __init__(out self):
        """Makes."""
        self.a = 1
        self._b = List[Self.T]()

    def get(
        self, k: List[String], /, o: Optional[Self.T], *, var z: Int = 4
    ) raises -> Self:
        """Gets.

        Args:
            k: K.
            o: O.
            z: Z.

        Returns:
            Itself.

        Raises:
            Always.
        """
        raise Error("x")

    @staticmethod
    def count(*xs: Int) -> Bool:
        """Static.

        Args:
            xs: All.

        Returns:
            Yes.
        """
        return True


def _private():
    """no style checks here"""
    pass


@doc_hidden
def hidden():
    pass
