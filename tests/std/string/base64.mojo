# rule: 11/B64-1, 11/B64-2, 11/B64-3
# expect: run
from std.base64 import b64encode, b64decode, b16encode, b16decode


def check_b64() raises:
    print(
        b64encode("hello"),
        b64encode("ab"),
        b64encode("abc"),
        repr(b64encode("")),
    )
    var b: List[Byte] = [255, 0, 128, 251, 255]
    print(b64encode(b))
    var r = String("x:")
    b64encode(b, r)
    print(r)
    print(
        b64decode("/wCA+/8="),
        String(from_utf8=b64decode[validate=True]("aGVsbG8=")),
    )
    print(b16encode("hé"), b16decode("68C3A9"))
    try:
        _ = b64decode[validate=True]("abcde")
    except e:
        print(e)
    try:
        _ = b64decode[validate=True]("ab*d")
    except e:
        print(e)
    try:
        _ = b16decode("6a")
    except e:
        print(e)
    try:
        _ = b16decode("6")
    except e:
        print(e)
    _ = b64decode("ab*")
    _ = b64decode("é==")


def main() raises:
    check_b64()
