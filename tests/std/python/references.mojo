# rule: PY-22 PY-31 PY-70 PY-71 PY-76
# expect: run
# needs: python3

from std.python import Python, PythonObject


def every_operation(m: PythonObject, probe: PythonObject) raises:
    """Passes `probe` through everything that takes or gives references."""
    var list: PythonObject = [probe, 1000001, "text", 2.5]
    var dict: PythonObject = {probe: [probe], "k": probe}
    var set: PythonObject = {probe, 1}
    _ = Python.tuple(probe, list)
    _ = Python.list(probe, dict)
    _ = Python.dict(a=probe)
    _ = m.take(probe, list, k=probe)
    m.take(probe)
    m.attribute = probe
    _ = m.attribute
    _ = list[0]
    _ = list[1:3]
    _ = m.Any()[probe, 1]
    _ = m.Any()[1:2, 3:4]
    list[0] = probe
    list[1:2] = [probe, probe]
    m.Any()[probe, 2] = probe
    list += [probe]
    list *= 2
    var n: PythonObject = 123456789
    n = -(n + 1) ** 2 // 3
    n -= 5
    _ = n < 5
    _ = probe in list
    for x in list:
        _ = x
    for entry in dict.items():
        _ = entry[1]
    for x in list:
        if x is probe:
            break
    _ = Int(py="42")
    _ = Int(py=True)
    _ = String(py=list)
    _ = String(dict, repr(probe))
    _ = len(list) + probe.__hash__()
    var kept = List[PythonObject]()
    for _ in range(3):
        kept.append(probe)
    var by_name = Dict[String, PythonObject]()
    by_name["x"] = probe
    by_name["x"] = list
    try:
        _ = list["absent"]
    except e:
        _ = String(e)
    try:
        m.fail(probe)
    except e:
        _ = String(e)
    _ = Python.evaluate("1000002 + 1")
    _ = Python.import_module("os.path")
    var another = probe
    var stolen = PythonObject(from_owned=another^.steal_data())
    _ = PythonObject(from_borrowed=stolen._obj_ptr)
    _ = stolen


def main() raises:
    var m = Python.evaluate(
        """
import gc, sys, tracemalloc
class Any:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): pass
def take(*a, **k): return a
def fail(x): raise ValueError(x)
class Probe: pass
probe = Probe()
def memory():
    gc.collect()
    return tracemalloc.get_traced_memory()[0]
""",
        file=True,
        name="references",
    )
    var probe = m.probe
    var count = Python.import_module("sys").getrefcount
    m.tracemalloc.start()
    var memory = 0
    var probes = 0
    var nones = 0
    for _ in range(2):
        for _ in range(1000):
            every_operation(m, probe)
        m.attribute = None
        memory = Int(py=m.memory()) - memory
        probes = Int(py=count(probe)) - probes
        nones = Int(py=count(None)) - nones
    # The first round has filled all caches, the second leaves nothing behind.
    print(abs(memory) < 15000, probes, abs(nones) < 500)
