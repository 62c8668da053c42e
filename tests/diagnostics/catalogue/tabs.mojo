# rule: 02/D-009
# expect: reject
def main():
    var a = 1
	var b = 2
