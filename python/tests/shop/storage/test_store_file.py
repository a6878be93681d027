import os
from pathlib import Path

import pytest

from shop.storage.open_store import open_store
from shop.storage.sqlite.store_file import prove_writable, store_file
from shop.storage.store_fault import StoreFault


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (":memory:", "is no file. STORE=memory keeps nothing"),
        ("file:shop.db?mode=memory", "is no file"),
        ("/dev/null", "is no file that can keep data"),
        ("a\0b", "must not contain"),
        ("x" * 5_000, "cannot be used"),
    ],
)
def test_odd_values_are_refused_in_one_sentence(data: str, problem: str) -> None:
    with pytest.raises(StoreFault, match=problem):
        open_store({"STORE": "sqlite", "DATA": data})


def test_what_can_keep_no_data_is_refused(tmp_path: Path) -> None:
    pipe, target, link = tmp_path / "pipe", tmp_path / "shop.db", tmp_path / "second.db"
    os.mkfifo(pipe)
    with pytest.raises(StoreFault, match="is no file that can keep data"):
        store_file(str(pipe))
    with pytest.raises(StoreFault, match="is a folder"):
        store_file(str(tmp_path))
    target.touch()
    link.hardlink_to(target)
    for path in (target, link):
        with pytest.raises(StoreFault, match="has 2 names"):
            store_file(str(path))
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    with pytest.raises(StoreFault):
        store_file(str(circle))


async def test_a_link_is_the_same_file(tmp_path: Path) -> None:
    target, link = tmp_path / "shop.db", tmp_path / "link.db"
    link.symlink_to(target)
    for first, second in ((link, target), (target, link)):
        store = open_store({"STORE": "sqlite", "DATA": str(first)})
        with pytest.raises(StoreFault, match="in use by another process"):
            open_store({"STORE": "sqlite", "DATA": str(second)})
        await store.close()


def test_what_cannot_be_written_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    prove_writable(folder / "shop.db")
    assert list(folder.iterdir()) == []
    folder.rmdir()
    with pytest.raises(OSError, match="No such file"):
        prove_writable(folder / "shop.db")
