# old: 24.6 to 25.4
from sys import has_avx2, num_physical_cores
from sys.info import sizeof, alignof
from os import getenv
from pathlib import Path

fn main() raises:
    print(sizeof[Int32](), alignof[Int64]())
    print(getenv("NOT_SET_AT_ALL", "default"))
    print(num_physical_cores() > 0)
    let p = Path("a") / "b"
    print(p)
