# rule: 01/LEX-12
# expect: reject
def main():
    var x = 5 +
    print(x)
