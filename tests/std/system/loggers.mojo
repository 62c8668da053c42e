# rule: 13/LOG-1, 13/LOG-2
# expect: run
# flags: -D LOGGING_LEVEL=debug
from std.logger import Level, Logger
from std.sys import stdout


def check_log() raises:
    var l = Logger[Level.WARNING]()
    l.info("no")
    l.error("disk", 7, sep="=")
    l.warning("w", end="!\n")
    var d = Logger()
    d.trace("no")
    d.debug("yes", 1)
    Logger(prefix="[p] ").info("x", "y")
    print(
        Level.TRACE,
        Level.CRITICAL,
        Level.INFO < Level.ERROR,
        Level.NOTSET == Level.NOTSET,
        Level.DEBUG,
    )
    var n = Logger[Level.NOTSET]()
    n.error("no")


def main() raises:
    check_log()
