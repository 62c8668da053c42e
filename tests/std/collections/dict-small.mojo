# rule: 11/DCT-1, 11/DCT-6
# expect: run
# Dictionaries on both sides of the size from which there is an index, against a list of pairs.

def place(keys: List[Int], key: Int) -> Int:
    for i in range(len(keys)):
        if keys[i] == key:
            return i
    return -1

def differences(most: Int) -> Int:
    var dict = Dict[Int, String]()
    var keys = List[Int]()
    var values = List[String]()
    var wrong = 0
    var state = 1
    for step in range(400):
        state = (state * 1103515245 + 12345) % (1 << 31)
        var key = (state >> 8) % most
        var at = place(keys, key)
        var what = (state >> 20) % 8
        if what < 4:
            dict[key] = String(step)
            if at >= 0:
                values[at] = String(step)
            else:
                keys.append(key)
                values.append(String(step))
        elif what < 6:
            var old = dict.pop(key, "none")
            wrong += Int(old != (values[at] if at >= 0 else String("none")))
            if at >= 0:
                _ = keys.pop(at)
                _ = values.pop(at)
        elif what == 6 and len(keys) > 0:
            try:
                var last = dict.popitem()
                wrong += Int(last.key != keys.pop() or last.value != values.pop())
            except:
                wrong += 1
        else:
            dict = dict.copy()
        wrong += Int(len(dict) != len(keys) or (key in dict) != (place(keys, key) >= 0))
        var i = 0
        for entry in dict.items():
            wrong += Int(entry.key != keys[i] or entry.value != values[i] or dict.get(entry.key, "") != values[i])
            i += 1
    return wrong

def main() raises:
    comptime few = differences(5)
    print(few, differences(5), differences(9), differences(14), differences(40))
    var small = Dict[Int, Int](capacity=3)
    for i in range(20):
        small[i] = i * i
        small[i // 2] += 1
    print(small)
    small.clear()
    small[3] = 4
    print(small, len(small), {1: 2, 3: 4} == {3: 4, 1: 2})
