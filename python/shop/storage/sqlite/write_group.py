"""Many works in one transaction of SQLite: each is a savepoint, and one commit makes all of them durable."""

import sqlite3
from collections.abc import Sequence
from typing import Protocol

from ..store import Tables
from ..store_fault import StoreFault


class Job(Protocol):
    """A work, and somebody who waits for its end."""

    def run(self, tables: Tables) -> None:
        """Does the work, and remembers what it gave; raises what it raises."""
        ...

    def succeed(self) -> None:
        """Tells who waits what it gave."""
        ...

    def fail(self, error: Exception) -> None:
        """Tells who waits what went wrong."""
        ...


class WriteGroup:
    """Runs groups of jobs over one connection."""

    def __init__(self, db: sqlite3.Connection, tables: Tables) -> None:
        self._db = db
        self._tables = tables

    def run(self, jobs: Sequence[Job]) -> None:
        """Nothing is answered before all of it is safe: also what failed may have failed for what it saw."""
        for job, fault in zip(jobs, self._faults_of(jobs), strict=True):
            if fault is None:
                job.succeed()
            else:
                job.fail(fault)

    def _faults_of(self, jobs: Sequence[Job]) -> Sequence[Exception | None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            faults = [self._part(job) for job in jobs]
            self._db.execute("COMMIT")
        except Exception as fault:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            return [fault] * len(jobs)
        return faults

    def _part(self, job: Job) -> Exception | None:
        self._db.execute("SAVEPOINT part")
        try:
            job.run(self._tables)
        except Exception as error:
            # On a full disk SQLite rolls back the whole transaction, and with it every work of the group.
            if not self._db.in_transaction:
                raise StoreFault("SQLite gave the transaction up; is the disk full?") from error
            self._db.execute("ROLLBACK TO part")
            self._db.execute("RELEASE part")
            return error
        self._db.execute("RELEASE part")
        return None
