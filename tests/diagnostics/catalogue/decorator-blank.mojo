# rule: 02/D-021
# expect: reject
def f():
    pass


@always_inline
