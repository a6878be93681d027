@P0
Feature: A payment that is declined and tried again

  @requirement:payment/pay-an-order
  Scenario: Three cards
    Given a `Product book { priceCents: 1500, stock: 2 }`
    And `@ann` has one: `POST /api/cart/items { productId: {book.id}, quantity: 1 }`
    And `@ann` has ordered: `POST /api/orders`, answered `201 Order first`
    When `@ann` pays with a card that is not covered: `POST /api/payments/{first.id} { card: "card_declined" }`
    Then the bank declines: `402 PAYMENT_DECLINED`
    And the order waits: `GET /api/orders/{first.id}` by `@ann` shows `{ status: PENDING_PAYMENT }`
    And the book is kept for it: `GET /api/products/{book.id}` shows `{ stock: 1 }`
    When `@ann` tries the same card: `POST /api/payments/{first.id} { card: "card_declined" }`
    Then it is declined once more: `402 PAYMENT_DECLINED`
    When `@ann` takes another card: `POST /api/payments/{first.id} { card: "card_good" }`
    Then the order is paid: `200 Order { status: PAID, totalCents: 1500 }`
    And it is paid once: `POST /api/payments/{first.id} { card: "card_good" }` by `@ann` gives `409 ORDER_ALREADY_PAID`
