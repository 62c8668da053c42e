# rule: 06/EXN-17
# expect: run
def main():
    try:
        print(1)
    except e:
        print(2)
    try:
        pass
    finally:
        print(3)
