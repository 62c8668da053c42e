"""Numbers."""


def double(x: Int) -> Int:
    """Doubles a number.

    ```mojo
    %# from std.testing import assert_equal
    assert_equal(double(2), 4)
    for i in range(2):
        if double(i) > 5:
            raise Error("too big")
    ```

    ```mojo
    print(double(3))
    ```
    ```output
    7
    ```

    ```mojo no-run
    while True:
        pass
    ```

    ```mojo ignore
    this is no program
    ```

    ```sh
    neither is this
    ```
    """
    return 2 * x


@fieldwise_init
struct Point:
    """A point."""

    var x: Int

    def norm(self) -> Int:
        """Returns the length.

        ```mojo
        def show(p: Point):
            print(p.norm())

        show(Point(3))
        ```
        ```output
        3
        ```

        ```mojo
        unknown()
        ```
        """
        return self.x
