def main():
    print("other main")
