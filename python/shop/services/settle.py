"""Answers that are stored with the work they answer."""

from specwright_http.handler import Context

from ..storage.store import Tables


def settle_in(tables: Tables, context: Context, reply: object) -> None:
    """
    Stores a reply in the transaction of its work, so that a retry with the same Idempotency-Key gets
    this very one.
    """
    kept = context.settle(reply)
    if kept is not None:
        tables.answers.keep(kept)
