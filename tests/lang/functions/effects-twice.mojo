# rule: 06/FUN-2
# expect: reject
def f() raises raises: pass
def g() abi("C") abi("C"): pass
def main(): pass
