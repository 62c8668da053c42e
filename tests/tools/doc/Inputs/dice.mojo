"""Tiny dice helpers."""

comptime SIDES: Int = 6
"""Number of sides."""


def total[n: Int](rolls: Array[Int, n], *, bonus: Int = 1) raises -> Int:
    """Adds up rolls.

    Parameters:
        n: How many dice.

    Args:
        rolls: The values.
        bonus: Added once.

    Returns:
        The sum.

    Raises:
        If a roll is out of range.
    """
    return bonus
