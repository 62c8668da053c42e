# rule: 13/SIO-10, 13/SIO-12, 13/SIO-13
# expect: run
from std.os import remove
from std.os.path import exists

def main() raises:
    var path = "/tmp/kiln_std_files_test/x.txt"
    with open(path, "w") as f:
        f.write("n=", 3, "\n")
    with open(path, "a") as f:
        f.write("more\n")
    with open(path, "r") as f:
        print(f.read().split("\n"))
    with open(path, "rw") as f:
        _ = f.seek(-5, 2)
        print(f.read_bytes(1)[0], f.read(2))
    try:
        var f = open("/nonexistent/y", "r")
    except e:
        print(e)
    try:
        var f = open(path, "x")
    except e:
        print(e)
    remove(path)
    print(exists(path))
    # Whole files of sizes around those of the parts that are read.
    var wrong = 0
    for size in [0, 1, 23, 24, 63, 64, 4096, 100_001]:
        with open(path, "w") as f:
            f.write("x" * size)
        with open(path, "r") as f:
            wrong += Int(len(f.read_bytes()) != size)
        with open(path, "r") as f:
            var start = f.read(3)
            wrong += Int(start.byte_length() + f.read().byte_length() != size or f.read() != "")
    remove(path)
    print(wrong)
