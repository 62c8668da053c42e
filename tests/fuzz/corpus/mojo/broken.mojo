def f(x: Int:
    return x +
struct S
    var a Int
	var b: Int
def g():
  if x
      print("unterminated
    t"{a"
comptime = 3
@
class C: pass
def h() -> :
    for in range(3: pass
    x[ = 1
    lambda x: x
