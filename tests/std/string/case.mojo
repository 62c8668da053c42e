# rule: 11/TXC-4, 11/TXC-5
# expect: run
def main():
    print(String("Straße ﬁ").upper(), String("ÀÉÎ İ").lower().byte_length())
    print(String("Ж").lower(), String("ж").upper(), String("abc1").upper())
    print(String("ABC1").isupper(), String("aBc").isupper(), String("abc").islower(), String("12").islower())
    print(String(" \t").isspace(), String("").isspace(), String("12").is_ascii_digit(), String("a~").is_ascii_printable())
