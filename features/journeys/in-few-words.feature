Feature: The same in few words
  Steps in words that step definitions expand to notation, checked before they run as any other.

  Background:
    Given a `Product lamp { priceCents: 900, stock: 4 }`

  Scenario: Two buyers and their lamps
    Given ann has 2 of lamp in the cart
    And bob has 1 of lamp in the cart
    When ann orders
    Then the order is made: `201 Order large { totalCents: 1800 }`
    When bob orders
    Then the order is made: `201 Order small { totalCents: 900 }`
    When ann pays for large
    Then it is paid: `200 Order { status: PAID, totalCents: 1800 }`
    And one lamp is left: `GET /api/products/{lamp.id}` shows `{ stock: 1 }`
