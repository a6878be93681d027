"""What a wheel holds, as JSON: how much, what its modules import, and what it says it needs."""

import ast
import json
import re
import sys
import zipfile
from email.parser import Parser


def imported(source: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(source)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {
        node.module
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0
    }
    return {name.split(".")[0] for name in plain | named}


def main(path: str) -> None:
    with zipfile.ZipFile(path) as wheel:
        infos = wheel.infolist()
        modules = [info for info in infos if info.filename.endswith(".py")]
        own = {info.filename.split("/")[0] for info in modules}
        imports = set[str]().union(*(imported(wheel.read(info).decode()) for info in modules))
        [metadata] = [info for info in infos if info.filename.endswith(".dist-info/METADATA")]
        asked = Parser().parsestr(wheel.read(metadata).decode()).get_all("Requires-Dist", [])
    needed = [re.split(r"[^\w.-]", line)[0].replace("-", "_").lower() for line in asked]
    found = {
        "files": len(infos),
        "unpackedSize": sum(info.file_size for info in infos),
        "names": [info.filename for info in infos],
        "imports": sorted(imports - own - sys.stdlib_module_names),
        "needs": sorted(needed),
    }
    print(json.dumps(found))


main(sys.argv[1])
