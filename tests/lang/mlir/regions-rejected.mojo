# rule: 07/MLIR-13, 07/MLIR-19, 07/MLIR-20
# expect: reject
def twice(c: Bool):
    __mlir_region body():
        __mlir_op.`scf.yield`()
    __mlir_op.`scf.execute_region`[_type=None, _region="body".value]()
    __mlir_op.`scf.execute_region`[_type=None, _region="body".value]()


def unknown():
    __mlir_op.`scf.execute_region`[_type=None, _region="nothing".value]()


def unfinished():
    __mlir_region body():
        print("no terminator")
    __mlir_op.`scf.execute_region`[_type=None, _region="body".value]()


def leaving():
    __mlir_region body():
        return
    __mlir_op.`scf.execute_region`[_type=None, _region="body".value]()


def convention():
    __mlir_region body(mut x: __mlir_type.index):
        __mlir_op.`scf.yield`()
    __mlir_op.`scf.execute_region`[_type=None, _region="body".value]()


def wrong_terminator():
    __mlir_region body():
        __mlir_op.`scf.yield`(__mlir_attr.`1 : index`)
    __mlir_op.`scf.if`[_type=None, _region="body".value](__mlir_attr.true)


def main():
    twice(True)
    unknown()
    unfinished()
    leaving()
    convention()
    wrong_terminator()
