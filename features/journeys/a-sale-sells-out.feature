@P0
Feature: A sale that sells out
  Many buyers want the same few pieces at once. Each piece is sold once, and nobody pays for one that is not there.

  Background:
    Given a `Product lamp { priceCents: 900, stock: 4 }`

  @requirement:order-management/create-an-order
  Scenario: Ten buyers, four lamps
    Given each of `@buyer[10]` puts one into the cart: `POST /api/cart/items { productId: {lamp.id}, quantity: 1 }`
    When `@buyer[10]` order at once: `POST /api/orders`
    Then four are served, `4 x 201 Order`, and six are not: `6 x 409 OUT_OF_STOCK`
    And no lamp is left: `GET /api/products/{lamp.id}` shows `{ stock: 0 }`

  Scenario: New lamps come in
    Given `@ann` takes all: `POST /api/cart/items { productId: {lamp.id}, quantity: 4 }`
    And `@ann` has ordered: `POST /api/orders`
    And `@bob` has one in the cart: `POST /api/cart/items { productId: {lamp.id}, quantity: 1 }`
    When `@bob` orders: `POST /api/orders`
    Then there is none: `409 OUT_OF_STOCK`
    When `@admin` counts what came in: `PATCH /api/products/{lamp.id} { stock: 3 }`
    Then they are for sale: `200 Product { stock: 3 }`
    When `@bob` orders: `POST /api/orders`
    Then this time it works: `201 Order { totalCents: 900 }`
    And two lamps are left: `GET /api/products/{lamp.id}` shows `{ stock: 2 }`
