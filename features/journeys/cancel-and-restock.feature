Feature: A cancelled order gives its pieces back

  @requirement:order-management/cancel-an-order
  Scenario: The last piece changes hands
    Given a `Product vase { priceCents: 4000, stock: 1 }`
    And `@ann` has it in the cart: `POST /api/cart/items { productId: {vase.id}, quantity: 1 }`
    And `@ann` has ordered: `POST /api/orders`, answered `201 Order first`
    And `@bob` has it in the cart, too: `POST /api/cart/items { productId: {vase.id}, quantity: 1 }`
    When `@bob` orders: `POST /api/orders`
    Then it is gone: `409 OUT_OF_STOCK`
    When `@ann` cancels: `POST /api/orders/{first.id}/cancel`
    Then the order is over: `200 Order { status: CANCELLED }`
    And the vase is back: `GET /api/products/{vase.id}` shows `{ stock: 1 }`
    When `@bob` orders: `POST /api/orders`
    Then the vase is sold: `201 Order second { totalCents: 4000 }`
    When `@ann` tries to pay the old order: `POST /api/payments/{first.id}`
    Then that is too late: `409 ORDER_CANCELLED`
    When `@bob` pays: `POST /api/payments/{second.id}`
    Then the vase is paid: `200 Order { status: PAID }`
    And a paid order cannot be cancelled: `POST /api/orders/{second.id}/cancel` by `@bob` gives `409 ORDER_ALREADY_PAID`
