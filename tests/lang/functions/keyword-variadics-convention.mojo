# rule: 07/VAR-6
# expect: reject
def changes(mut **options: Int):
    pass


def main():
    changes(a=1)
