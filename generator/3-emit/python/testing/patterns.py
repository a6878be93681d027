"""Whether patterns match texts, and the seconds of this process that each answer took."""

import json
import sys
import time

from specwright_http.pattern import matcher


def judge(portable: str, texts: list[str]) -> list[tuple[bool, float]]:
    matches = matcher(portable)
    matches("")
    answers = []
    for text in texts:
        before = time.process_time()
        answers.append((matches(text), time.process_time() - before))
    return answers


json.dump(
    [judge(portable, texts) for portable, texts in json.load(sys.stdin)], sys.stdout
)
