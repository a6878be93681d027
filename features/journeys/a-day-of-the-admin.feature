Feature: A day of the admin

  Scenario: From a new product to an empty shelf
    When `@admin` adds several products: `POST /api/products`
      | name   | priceCents | stock |
      | Candle | 350        | 20    |
      | Match  | 50         | 100   |
    Then both are made: `2 x 201 Product`
    When `@admin` adds one with all that is known of it: `POST /api/products`
      """json
      { "name": "Lantern", "priceCents": 5900, "stock": 2 }
      """
    Then it is made: `201 Product lantern { name: "Lantern", stock: 2 }`
    When `@ann` may not change it: `PATCH /api/products/{lantern.id} { priceCents: 1 }`
    Then that is refused: `403 FORBIDDEN`
    When `@nobody` may not even add one: `POST /api/products { name: "Trap", priceCents: 1, stock: 1 }`
    Then a token is asked for: `401 UNAUTHENTICATED`
    When `@admin` makes it a bargain: `PATCH /api/products/{lantern.id} { priceCents: 4900 }`
    Then the rest stays: `200 Product { name: "Lantern", priceCents: 4900, stock: 2 }`
    When `@ann` takes both: `POST /api/cart/items { productId: {lantern.id}, quantity: 2 }`
    Then they cost the new price: `200 Cart { totalCents: 9800 }`
    When `@ann` orders: `POST /api/orders`
    Then the order is made: `201 Order`
    And the shelf is empty: `GET /api/products/{lantern.id}` shows `{ stock: 0 }`
