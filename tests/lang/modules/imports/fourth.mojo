def passed_on() -> String:
    return "fourth"
