"""What FastAPI is told of an operation, so that /openapi.json describes the contract."""

from typing import Any

from .operation import Operation


def documented(operation: Operation) -> dict[str, Any]:
    """The arguments of a route."""
    return {
        "methods": [operation.method],
        "operation_id": operation.id,
        "summary": operation.summary,
        "description": operation.description,
        "response_model": None,
    }
