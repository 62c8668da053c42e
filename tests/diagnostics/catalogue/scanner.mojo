# rule: 02/D-001, 02/D-002, 02/D-003, 02/D-004, 02/D-005, 02/D-006, 02/D-007, 02/D-008, 02/D-010
# expect: reject
def unexpected():
    var a = 1 ? 2

def bang():
    var a = !True

def continuation():
    var a = 1 + \ 2

def leading_zero():
    var a = 017

def exponent():
    var a = 1e+

def no_hex():
    var a = 0x

def no_binary():
    var a = 0b

def no_octal():
    var a = 0o

def unterminated():
    var a = "abc

def escape():
    var a = "\q"

def hex_escape():
    var a = "\x1"

def short_escape():
    var a = "\u12"

def long_escape():
    var a = "\U0000"

def too_big():
    var a = "\U00110000"

def surrogate():
    var a = "\ud800"

def backtick():
    var `abc = 1

def empty_backtick():
    var `` = 1

def empty_braces():
    var a = t"{}"

def single_brace():
    var a = t"a } b"

def conversion():
    var a = t"a {1!r}"
