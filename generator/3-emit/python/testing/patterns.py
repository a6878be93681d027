"""Whether patterns match texts, and the seconds of this process that each answer took."""

import json
import sys
import time

from specwright_http.pattern import matcher


def judge(pattern: str, texts: list[str]) -> list[tuple[bool, float]]:
    matches = matcher(pattern)
    matches("")
    answers = []
    for text in texts:
        before = time.process_time()
        answers.append((matches(text), time.process_time() - before))
    return answers


json.dump([judge(pattern, texts) for pattern, texts in json.load(sys.stdin)], sys.stdout)
