# rule: 01/STM-27
# expect: reject
def main():
    assert 5
    var xs: List[Int] = [1]
    assert xs
