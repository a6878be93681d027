"""The memory that the bodies of all requests share."""

from collections.abc import Callable


class KeptBody:
    """A body that is kept in memory while its request is served."""

    def __init__(self, hang_up: Callable[[], None] | None) -> None:
        self.hang_up = hang_up
        self.size = 0
        self.complete = False
        """What is complete is at work, and to release it would free nothing."""
        self.given_up = False


class BodyRoom:
    """Where all bodies together hold more than this many bytes, the largest unfinished one is given up.

    Who sends at once what they send never holds much that is unfinished.
    """

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._held: dict[KeptBody, None] = {}
        self._all = 0

    def hold(self, body: KeptBody, size: int) -> None:
        """Says how many bytes a body holds from now on."""
        if body.given_up:
            return
        self._held[body] = None
        self._all += size - body.size
        body.size = size
        while self._all > self.capacity:
            unfinished = [each for each in self._held if not each.complete]
            if not unfinished:
                return
            self._give_up(max(unfinished, key=lambda each: each.size))

    def leave(self, body: KeptBody) -> None:
        """A body is kept no longer."""
        if body in self._held:
            del self._held[body]
            self._all -= body.size
            body.size = 0

    def _give_up(self, body: KeptBody) -> None:
        self.leave(body)
        body.given_up = True
        if body.hang_up is not None:
            body.hang_up()
