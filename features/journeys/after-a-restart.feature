Feature: A buyer who comes back after a restart

  @requirement:persistence/what-was-answered-stays
  Scenario: The cart before, the order after
    Given a `Product coat { priceCents: 12000, stock: 3 }`
    And `@ann` has one: `POST /api/cart/items { productId: {coat.id}, quantity: 1 }`, answered `200 Cart full`
    When the server goes down and up: `restart`
    Then the cart is as it was: `GET /api/cart` by `@ann` shows `= {full}`
    When `@ann` orders: `POST /api/orders` with `Idempotency-Key: k1`
    Then the order is made: `201 Order first { totalCents: 12000 }`
    When the machine loses its power: `kill`
    Then the order is there: `GET /api/orders/{first.id}` by `@ann` shows `= {first}`
    When `@ann` sends the order once more: `POST /api/orders` with `Idempotency-Key: k1`
    Then it is the same: `201 Order`, `= {first}`, `Idempotent-Replayed: true`
    When `@ann` pays: `POST /api/payments/{first.id}`
    Then it is paid: `200 Order { status: PAID }`
