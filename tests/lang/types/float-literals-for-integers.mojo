# rule: 03/NCV-7
# expect: reject
def main():
    var k: Int = 1.5
    print(k)
