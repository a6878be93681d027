"""Maps that can take back what was written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

V = TypeVar("V")
GroupOf = Callable[[V], str | None]
"""Names the group that a value belongs to; None: none."""


class GroupIndex(Generic[V]):
    """Finds the keys of a map by the groups that their values belong to."""

    def __init__(self, grouping: GroupOf[V]) -> None:
        self._group_of = grouping
        self._keys: dict[str, dict[str, None]] = {}

    def keys_of(self, group: str) -> Iterable[str]:
        """The first to join first."""
        return self._keys.get(group, ())

    def move(self, key: str, before: V | None, after: V | None) -> None:
        """The key has another value from now on. One that stays in its group keeps its place there."""
        source = None if before is None else self._group_of(before)
        target = None if after is None else self._group_of(after)
        if source == target:
            return
        if source is not None:
            keys = self._keys[source]
            del keys[key]
            if not keys:
                del self._keys[source]
        if target is not None:
            self._keys.setdefault(target, {})[key] = None


class JournaledMap(Generic[V]):
    """A map in order of creation that remembers what was there before, until the change is kept."""

    def __init__(self, groupings: Mapping[str, GroupOf[V]] | None = None) -> None:
        self._values: dict[str, V] = {}
        self._before: list[tuple[str, V | None]] = []
        self._indexes = {name: GroupIndex(group) for name, group in (groupings or {}).items()}

    def get(self, key: str) -> V | None:
        return self._values.get(key)

    def values(self) -> Iterable[V]:
        return self._values.values()

    def items(self) -> Iterator[tuple[str, V]]:
        return iter(self._values.items())

    def grouped(self, grouping: str, group: str) -> Sequence[V]:
        """The values of a group, the first to join it first."""
        return [self._values[key] for key in self._indexes[grouping].keys_of(group)]

    def set(self, key: str, value: V) -> None:
        self._before.append((key, self.get(key)))
        self._put(key, value)

    def delete(self, key: str) -> None:
        self._before.append((key, self.get(key)))
        self._put(key, None)

    def undo(self) -> None:
        """Undoes what was written since it was last kept."""
        while self._before:
            key, value = self._before.pop()
            self._put(key, value)

    def keep(self) -> None:
        """What was written stays."""
        self._before.clear()

    def _put(self, key: str, value: V | None) -> None:
        before = self.get(key)
        for index in self._indexes.values():
            index.move(key, before, value)
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
