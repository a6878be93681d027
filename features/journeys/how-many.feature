Feature: How many pieces a cart takes

  Background:
    Given a `Product pin { priceCents: 10, stock: 1000 }`

  @requirement:cart-management/add-an-item
  Scenario Outline: <quantity> pieces are taken
    When `@ann` takes them: `POST /api/cart/items { productId: {pin.id}, quantity: <quantity> }`
    Then the cart says so: `200 Cart { items: [{ quantity: <quantity> }], totalCents: <total> }`

    Examples:
      | quantity | total |
      | 1        | 10    |
      | 50       | 500   |

    Examples: the most there may be
      | quantity | total |
      | 99       | 990   |

  Scenario Outline: <quantity> pieces are refused
    When `@ann` takes them: `POST /api/cart/items { productId: {pin.id}, quantity: <quantity> }`
    Then that is refused: `400 <code>`
    And the cart is empty: `GET /api/cart` by `@ann` shows `{ items: [] }`

    Examples:
      | quantity | code                  |
      | 0        | VALIDATION_FAILED     |
      | -1       | VALIDATION_FAILED     |
      | 1.5      | VALIDATION_FAILED     |
      | "two"    | VALIDATION_FAILED     |
      | 100      | MAX_QUANTITY_EXCEEDED |
