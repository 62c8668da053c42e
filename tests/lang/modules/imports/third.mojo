def chosen() -> String:
    return "third"
