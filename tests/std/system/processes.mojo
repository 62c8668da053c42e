# rule: 13/OS-20, 13/OS-21, 13/OS-22
# expect: run
from std.os import Process, Pipe
from std.os.process import ProcessStatus


def check_proc() raises:
    var p = Process.run("sh", ["-c", "exit 3"])
    var s = p.wait()
    print(
        s.exit_code,
        s.term_signal,
        s.has_exited(),
        p.wait().exit_code,
        p.kill(),
        p.hangup(),
        p.interrupt(),
    )
    var q = Process.run("sleep", ["10"])
    print(q.poll().has_exited(), q.kill())
    var k = q.wait()
    print(k.exit_code, k.term_signal)
    try:
        _ = Process.run("/no/such/thing", [])
    except e:
        print(e)
    print(
        ProcessStatus.running().has_exited(),
        ProcessStatus(exit_code=1).exit_code,
        ProcessStatus(term_signal=9).has_exited(),
        ProcessStatus().has_exited(),
    )
    var pi = Pipe()
    pi.write_bytes("hello".as_bytes())
    var b = List[Byte](length=5, fill=0)
    print(pi.read_bytes(b), String(from_utf8=b))
    pi.set_input_only()
    try:
        pi.write_bytes("x".as_bytes())
    except e:
        print(e)
    var po = Pipe(in_close_on_exec=False, out_close_on_exec=True)
    po.set_output_only()
    try:
        _ = po.read_bytes(b)
    except e:
        print(e)


def main() raises:
    check_proc()
