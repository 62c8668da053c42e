# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
def main():
    var text = "The quick brown fox jumps over the lazy dog. " * 500
    var bytes = text.as_bytes()
    var letters = List[Int](length=256, fill=0)
    for byte in bytes:
        letters[Int(byte)] += 1
    var hash = UInt32(2166136261)
    for i in range(len(bytes)):
        hash = (hash ^ UInt32(bytes[i])) * 16777619
    print(letters[101], hash)
