# rule: 06/FUN-10
# expect: reject
print("x")
1 + 2
def main(): pass
