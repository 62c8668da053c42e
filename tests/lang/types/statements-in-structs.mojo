# rule: 03/SDC-6
# expect: reject
struct A:
    """Doc."""
    print("x")
    1 + 2
    for i in range(2): pass
    if True: pass
def main(): pass
