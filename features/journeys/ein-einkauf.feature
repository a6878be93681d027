# language: de
@P0
Funktionalität: Ein Einkauf
  Dieselbe Notation in einer anderen Sprache: was in Code steht, gilt, alles andere ist für Menschen.

  Grundlage:
    Angenommen es gibt ein `Product hut { name: "Hut", priceCents: 2500, stock: 2 }`

  @requirement:order-management/create-an-order
  Szenario: Vom Regal bis zur Zahlung
    Wenn `@ann` einen nimmt: `POST /api/cart/items { productId: {hut.id}, quantity: 1 }`
    Dann liegt er im Korb: `200 Cart { totalCents: 2500 }`
    Wenn `@ann` bestellt: `POST /api/orders`
    Dann ist er zu bezahlen: `201 Order erste { status: PENDING_PAYMENT, totalCents: 2500 }`
    Und einer bleibt übrig: `GET /api/products/{hut.id}` zeigt `{ stock: 1 }`
    Wenn `@ann` bezahlt: `POST /api/payments/{erste.id}`
    Dann ist die Bestellung bezahlt: `200 Order { status: PAID }`

  Szenariogrundriss: <anzahl> Hüte sind zu viele
    Angenommen `@ann` hat <anzahl> im Korb: `POST /api/cart/items { productId: {hut.id}, quantity: <anzahl> }`
    Wenn `@ann` bestellt: `POST /api/orders`
    Dann gibt es nicht genug: `409 OUT_OF_STOCK`

    Beispiele:
      | anzahl |
      | 3      |
      | 99     |
