"""Prints what r.json and r.xml say."""
import json
import xml.etree.ElementTree

report = json.load(open("r.json"))
summary = report["summary"]
print("summary", summary["pass"], "passed", summary["fail"], "failed of", summary["total"])
for test in report["tests"]:
    print(test["id"], "line", test["line"], test["outcome"], repr(test["output"]))
root = xml.etree.ElementTree.parse("r.xml").getroot()
cases = root.findall("./testsuite/testcase")
print("junit", root.get("tests"), "tests", root.get("failures"), "failures", cases[0].get("classname"), cases[0].get("name"),
      cases[1].get("name") + ":", cases[1].find("failure").get("message"))
