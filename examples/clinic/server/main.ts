import { listen } from "@specwright/http";
import { createPraxis } from "./praxis.js";

const port = Number(process.env.PORT ?? 3000);
const praxis = createPraxis(
  () => new Date(),
  (an, nachricht) => console.log(`An ${an}: ${nachricht}`),
);
const server = await listen(praxis, { port });
console.log("Die Praxis ist offen:", server.url);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close());
