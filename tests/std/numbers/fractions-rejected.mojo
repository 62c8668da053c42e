# rule: 10/INT-2, 10/LIT-3, 10/RNG-3
# expect: reject
def main():
    print(Int8(4.9))
    print(len(range(Float64(0), 3, 1)))
