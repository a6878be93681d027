"""The kinds of all nodes of Python files, nested: what a text says is no part of it, how it is understood is."""

import ast
import json
import sys
import warnings


def shape(node: ast.AST) -> str:
    children = " ".join(shape(child) for child in ast.iter_child_nodes(node))
    kind = type(node).__name__
    if isinstance(node, ast.Constant):
        kind += f":{type(node.value).__name__}"
    return f"{kind}({children})"


def shape_of(text: str) -> str:
    try:
        return shape(ast.parse(text))
    except (SyntaxError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


# A warning of Python, such as one of an escape it does not know, is a fault too.
warnings.simplefilter("error")
json.dump([shape_of(text) for text in json.load(sys.stdin)], sys.stdout)
