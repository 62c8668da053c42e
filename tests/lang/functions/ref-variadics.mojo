# rule: 06/VRD-1
# expect: reject
def g(ref *xs: Int): pass
def main(): pass
