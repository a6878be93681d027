"""The lines of a cart as JSON has them."""

import json
from collections.abc import Sequence

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from specwright_http.json_text import json_text

from ...domain.cart_lines import CartLine


class _LineJson(TypedDict):
    id: str
    productId: str
    quantity: int


_lines = TypeAdapter(list[_LineJson])


def lines_text(lines: Sequence[CartLine]) -> str:
    """What is written of them."""
    return json_text(
        [{"id": line.id, "productId": line.product_id, "quantity": line.quantity} for line in lines]
    )


def lines_from(text: str) -> Sequence[CartLine]:
    """The lines that were written."""
    lines = _lines.validate_python(json.loads(text))
    return [CartLine(line["id"], line["productId"], line["quantity"]) for line in lines]
