# rule: 11/STR-1, 11/STR-2
# expect: run
def main():
    var small = String("short")
    small += "!"
    print(small, small.byte_length(), small.capacity())
    var copy = small
    copy += " and now much longer than the inline room"
    print(small)
    print(copy, copy.byte_length())
    var shared = copy
    shared += "."
    print(copy.byte_length(), shared.byte_length())
    var grown = String()
    for i in range(100):
        grown += String(i % 10)
    print(grown)
    print(String().byte_length(), Bool(String()), Bool(small))
