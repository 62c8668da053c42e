"""A package."""

from .area import area
from .round import Disk

comptime VERSION = 7
