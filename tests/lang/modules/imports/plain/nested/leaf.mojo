def leaf() -> String:
    return "leaf"
