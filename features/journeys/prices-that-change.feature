Feature: A price that changes on the way
  What counts is the price at the moment of ordering. An order keeps it.

  Background:
    Given a `Product desk { priceCents: 30000, stock: 3 }`
    And `@ann` has one in the cart: `POST /api/cart/items { productId: {desk.id}, quantity: 1 }`

  Rule: The cart follows the price

    Scenario: It becomes cheaper before the order
      When `@admin` lowers it: `PATCH /api/products/{desk.id} { priceCents: 25000 }`
      Then the shelf says so: `200 Product { priceCents: 25000 }`
      And the cart does: `GET /api/cart` by `@ann` shows `{ totalCents: 25000 }`
      When `@ann` orders: `POST /api/orders`
      Then the new price is to be paid: `201 Order { totalCents: 25000 }`

  Rule: An order keeps its price

    Scenario: It becomes dearer after the order
      Given `@ann` has ordered: `POST /api/orders`, answered `201 Order first`
      When `@admin` raises it: `PATCH /api/products/{desk.id} { priceCents: 35000 }`
      Then the shelf says so: `200 Product { priceCents: 35000 }`
      When `@ann` pays: `POST /api/payments/{first.id}`
      Then the old price is paid: `200 Order { status: PAID, totalCents: 30000, items: [{ unitPriceCents: 30000 }] }`
