import { Given, When } from "@cucumber/cucumber";

// Phrases: what they return is notation, which is planned and checked as if it stood in the feature.

Given("{word} has {int} of {word} in the cart", (who: string, count: number, what: string) => {
  return `\`@${who}\` took them: \`POST /api/cart/items { productId: {${what}.id}, quantity: ${count} }\``;
});

When("{word} orders", (who: string) => `\`@${who}\` orders: \`POST /api/orders\``);

When(
  "{word} pays for {word}",
  (who: string, order: string) => `\`@${who}\` pays: \`POST /api/payments/{${order}.id}\``,
);
