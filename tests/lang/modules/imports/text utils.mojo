def wrap(text: String) -> String:
    return "<" + text + ">"
