# rule: 08/MOD-1, 08/MOD-2, 08/MOD-3, 08/MOD-4, 08/MOD-5, 08/MOD-6, 08/MOD-7, 08/MOD-9, 08/MOD-11, 08/MOD-12, 08/MOD-14, 08/MOD-19, 08/PRE-1
# expect: run
"""The forms of imports, and what they bind."""

import even
import pkg
import pkg
import pkg.round
import pkg.sub.near as near
import plain.nested.leaf
from `data-tools` import answer
from `text utils` import wrap
from other import main as other_main
from pkg import (
    Disk as Round,
    area,
)
from pkg.sub import near as near_too
from pkg.sub.near import far as here
from plain.nested.leaf import leaf as fallen
from first import *
from second import *
from third import chosen

pass


def local() -> String:
    return "local"


def inside() -> Int:
    from pkg.round import area as inner
    import pkg.round as r

    return inner(2) + r.area(1)


def main():
    print(pkg.area(2), area(3), Round().r, pkg.round.area(5), pkg.VERSION)
    print(near.far(), near_too.far(), here(), inside())
    print(answer(), wrap("x"), plain.nested.leaf.leaf(), fallen())
    print(even.is_even(10), even.is_even(7))
    # The latest wildcard wins; explicit imports and declarations win over
    # wildcards, and wildcards over the prelude.
    print(which(), chosen(), local(), passed_on(), min(1, 2))
    other_main()
