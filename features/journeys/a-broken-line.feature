@P0
Feature: A retry over a broken line
  The client does not know whether its request arrived, and sends it again with the same key.

  Background:
    Given a `Product mug { priceCents: 800, stock: 10 }`
    And `@ann` has two: `POST /api/cart/items { productId: {mug.id}, quantity: 2 }`

  @requirement:idempotency/the-same-request-once-more
  Scenario: From the order to the payment, each step twice
    When `@ann` orders: `POST /api/orders` with `Idempotency-Key: order-1`
    Then the order is made: `201 Order first { totalCents: 1600 }`
    When `@ann` hears nothing and orders `again`
    Then it is the same order: `201 Order`, `= {first}`, `Idempotent-Replayed: true`
    And the mugs are taken once: `GET /api/products/{mug.id}` shows `{ stock: 8 }`
    When `@ann` pays: `POST /api/payments/{first.id}` with `Idempotency-Key: pay-1`
    Then it is paid: `200 Order paid { status: PAID }`
    When `@ann` hears nothing and pays `again`
    Then it is the same answer: `200 Order`, `= {paid}`, `Idempotent-Replayed: true`
    And one order exists: `GET /api/orders` by `@ann` shows `length = 1`

  Scenario: The key of one request does not serve another
    Given `@ann` has ordered: `POST /api/orders` with `Idempotency-Key: order-1`, answered `201 Order first`
    When `@ann` pays with the same key: `POST /api/payments/{first.id}` with `Idempotency-Key: order-1`
    Then the key is taken: `422 IDEMPOTENCY_KEY_REUSED`
    And nothing is paid: `GET /api/orders/{first.id}` by `@ann` shows `{ status: PENDING_PAYMENT }`
