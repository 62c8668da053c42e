import gc
import sys

import bank


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs), flush=True)
    except BaseException as e:
        print(type(e).__name__, e, flush=True)


a, b = bank.Account("ann"), bank.Account("bob", cents=5)
attempt(a.deposit, 250)
attempt(a.deposit, -1)
attempt(a.owner)
a.rename(to="anna")
attempt(bank.total, a, b)
attempt(bank.total, a)
attempt(bank.total, a, 3)
attempt(bank.total, a, b, 1)
attempt(bank.total, a, b, k=1)
attempt(bank.tag, "t", x=1, y="q")
attempt(bank.tag, "t")
attempt(bank.nothing)
attempt(bank.nothing, 1)
attempt(bank.eight, 1, 2, 3, 4, 5, 6, 7, 8)
attempt(bank.eight)
attempt(bank.unbound)
attempt(bank.key_error, 1)
print(bank.raw(1), flush=True)
attempt(bank.raw, 1)
attempt(bank.raw, 1, z=2)
attempt(bank.raw)
attempt(bank.ignores, 1, z=2)
attempt(bank.cents_of, a)
attempt(bank.cents_of, 12)
attempt(bank.cents_of, "x")
attempt(bank.last, 1, 2)
attempt(bank.last)
attempt(bank.Account)
attempt(bank.Account.open, "carl")
attempt(bank.Account.deposit, 5, 1)
attempt(a.deposit)
attempt(repr, a)
attempt(str, bank.Account.__new__(bank.Account))
attempt(bank.Number)
attempt(bank.Noisy, 1)
attempt(lambda: bank.Account.__module__)
attempt(lambda: type("Sub", (bank.Account,), {}))
print(bank.total.__doc__, "|", bank.Account.open.__doc__, "|", bank.tag.__doc__, flush=True)

n = bank.Noisy()
print(n, flush=True)
n.__init__()  # the first value ends
del n
m = bank.Noisy.__new__(bank.Noisy)
del m  # there was no value

# Nothing is leaked or freed too often.
probe = object()
before = sys.getrefcount(probe), sys.getrefcount(None), sys.getrefcount(bank.Account)
for _ in range(1000):
    bank.ignores(probe)
    bank.last(probe)
    bank.raw(probe, z=probe)
    bank.Account.open("x")
    bank.nothing()
    try:
        bank.total(probe, probe)
    except Exception:
        pass
gc.collect()
after = sys.getrefcount(probe), sys.getrefcount(None), sys.getrefcount(bank.Account)
print(all(abs(x - y) < 500 for x, y in zip(before, after)))
