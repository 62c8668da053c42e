# rule: 10/TUP-1
# expect: reject
def main():
    var t = (1, "a")
    print(t[2])
