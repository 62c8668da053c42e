# rule: 02/D-011, 02/D-012, 02/D-013, 02/D-014, 02/D-015, 02/D-016, 02/D-017, 02/D-018, 02/D-019
# expect: reject
def empty():

def aligned():
    var a = 1
      var b = 2

def leftovers():
    pass
comptime x = 1 2

struct Field:
    var x: Int = 3

def own_line():
    if True: while True: pass

def semicolon():
    var a = 1; if a == 1: pass

def beginning():
    var a = 1 var b = 2

def no_value():
    var a =

def general():
    var a = (1 + ) 2

def reserved():
    class = 1

def
moved():
    pass

def no_colon()
    pass

def colon_if():
    if True
        pass

def colon_elif():
    if True:
        pass
    elif False
        pass

def colon_else():
    if True:
        pass
    else
        pass

def colon_while():
    while True
        pass

def colon_for():
    for i in range(3)
        pass

def colon_try():
    try
        pass
    except:
        pass

def colon_except():
    try:
        pass
    except e
        pass

def colon_finally():
    try:
        pass
    finally
        pass

def colon_with():
    with open("a")
        pass
