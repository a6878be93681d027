"""What the Python kernel finds for paths: of each set of templates the first that fits, and the values."""

import json
import sys

from specwright_http.canonical_path import canonical_path
from specwright_http.path_template import PathTemplate, path_template


Ranked = list[tuple[PathTemplate, str]]


def ranked(templates: list[str]) -> Ranked:
    """The templates in the order in which they are asked."""
    return sorted(
        ((path_template(each), each) for each in templates), key=lambda one: one[0].rank
    )


def found(templates: Ranked, path: str) -> list[object] | None:
    """The template that is asked first, and what its parameters hold."""
    for template, written in templates:
        match = template.pattern.fullmatch(canonical_path(path))
        if match is not None:
            return [written, list(match.groups())]
    return None


answers = []
for all_templates, paths in json.load(sys.stdin):
    order = ranked(all_templates)
    answers.append([found(order, path) for path in paths])
json.dump(answers, sys.stdout)
