from std.sys import argv
from std.logger import Level, Logger


def check_log_e() raises:
    Logger[Level.TRACE]().critical("dead")


def main() raises:
    var which = argv()[1]
    if which == "log-e":
        check_log_e()
