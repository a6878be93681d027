"""The products of some lines."""

from collections.abc import Iterable, Mapping

from contract import models

from ..domain.cart_lines import CartLine
from ..storage.store import Products


def products_by_id(products: Products, lines: Iterable[CartLine]) -> Mapping[str, models.Product]:
    """Each looked up once."""
    ids = dict.fromkeys(line.product_id for line in lines)
    found = [product for each in ids if (product := products.find(each)) is not None]
    return {product.id: product for product in found}
