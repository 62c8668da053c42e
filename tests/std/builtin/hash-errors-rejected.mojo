# rule: 10/HASH-5
# expect: reject
struct Q:
    def __hash__[H: Hasher](self, mut hasher: H):
        pass


def check_hash_e1() raises:
    pass


def main() raises:
    check_hash_e1()
