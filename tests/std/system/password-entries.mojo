# rule: 13/PWD-1
# expect: run
from std.pwd import getpwuid, getpwnam


def check_pwd() raises:
    var r = getpwuid(0)
    print(r.pw_name, r.pw_uid, r.pw_gid, r.pw_dir, r)
    print(getpwnam("root").pw_uid)
    try:
        _ = getpwuid(123456)
    except e:
        print(e)
    try:
        _ = getpwnam("nosuch")
    except e:
        print(e)


def main() raises:
    check_pwd()
