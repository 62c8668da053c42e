# rule: 04/PRM-3, 04/PRM-6
# expect: reject
def bad1[a: Int = 1, b: Int](): pass
def ok1[*, a: Int = 1, b: Int](): pass
def bad3[a: Int, b: a](): pass
def dup[a: Int, a: Int](): pass
def main():
    ok1[b=2]()
    ok1()
