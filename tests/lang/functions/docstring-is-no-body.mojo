# rule: 06/FUN-5
# expect: reject
def f():
    """Doc only."""
def main(): pass
