@P0
Feature: From the shelf to a paid order
  A buyer finds a product, collects it, orders and pays. The shop and the buyer see the same at each point.

  Background:
    Given a `Product hat { name: "Hat", priceCents: 2500, stock: 5 }`
    And a `Product scarf { name: "Scarf", priceCents: 1200, stock: 2 }`

  @requirement:payment/pay-an-order
  Scenario: Two products, one order, one payment
    When a visitor looks at the shelf: `GET /api/products/{hat.id}`
    Then the hat is for sale: `200 Product { stock: 5, priceCents: 2500 }`
    When `@ann` takes two hats: `POST /api/cart/items { productId: {hat.id}, quantity: 2 }`
    Then the cart holds them: `200 Cart { totalCents: 5000 }`
    When `@ann` takes a scarf: `POST /api/cart/items { productId: {scarf.id}, quantity: 1 }`
    Then the cart adds up: `200 Cart { totalCents: 6200 }`
    When `@ann` orders: `POST /api/orders`
    Then all of it is to be paid: `201 Order bought { status: PENDING_PAYMENT, totalCents: 6200 }`
    And the cart is empty: `GET /api/cart` by `@ann` shows `{ items: [] }`
    When `@ann` pays: `POST /api/payments/{bought.id}`
    Then the order is paid: `200 Order { id: {bought.id}, status: PAID, totalCents: 6200 }`
    And it is in the list of orders: `GET /api/orders` by `@ann` shows `[{ id: {bought.id}, status: PAID }]`
    And three hats are left: `GET /api/products/{hat.id}` shows `{ stock: 3 }`
    And one scarf is left: `GET /api/products/{scarf.id}` shows `{ stock: 1 }`

  Scenario: What another buyer does stays apart
    Given `@ann` has a hat: `POST /api/cart/items { productId: {hat.id}, quantity: 1 }`
    And `@bob` has a scarf: `POST /api/cart/items { productId: {scarf.id}, quantity: 1 }`
    When `@ann` orders: `POST /api/orders`
    Then the order holds the hat alone: `201 Order first { items: [{ productId: {hat.id} }], totalCents: 2500 }`
    And the other cart is untouched: `GET /api/cart` by `@bob` shows `{ totalCents: 1200 }`
    And the other buyer cannot see the order: `GET /api/orders/{first.id}` by `@bob` gives `404 ORDER_NOT_FOUND`
    And cannot pay it: `POST /api/payments/{first.id}` by `@bob` gives `404 ORDER_NOT_FOUND`
