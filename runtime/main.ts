import { type Listening, type LogEntry, listen } from "@specwright/runtime/http";
import { fillEmptyShop } from "./catalog/demo-products.js";
import { randomId } from "./ids.js";
import { createShop } from "./shop.js";
import { memoryStore } from "./storage/memory-store.js";

const { PORT = "3000", HOST = "127.0.0.1" } = process.env;

/** `POST /api/orders 201 in 1.4 ms (request id)`, and what went wrong below it. */
function writeLine({ method, path, status, milliseconds, requestId, error }: LogEntry): void {
  console.log(`${method} ${path} ${status} in ${milliseconds.toFixed(1)} ms (${requestId})`);
  if (error !== null) console.error(error);
}

/** Says why the shop cannot open, and leaves. */
function giveUp(reason: string): never {
  console.error(reason);
  process.exit(1);
}

async function open(port: number): Promise<Listening> {
  const store = memoryStore();
  await fillEmptyShop(store, randomId);
  try {
    return await listen(createShop({ store, log: writeLine }), { port, host: HOST });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EADDRINUSE") giveUp(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`);
    if (code === "EACCES")
      giveUp(`Port ${port} may not be used by this user. Choose another: PORT=3000 npm start`);
    throw error;
  }
}

function closeOn(signal: NodeJS.Signals, shop: Listening): void {
  process.once(signal, async () => {
    console.log("Closing: no more requests are taken, those under way are answered.");
    await shop.close();
    process.exit(0);
  });
}

if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535)
  giveUp(`PORT must be a number from 0 to 65535, not "${PORT}".`);
const shop = await open(Number(PORT));
closeOn("SIGINT", shop);
closeOn("SIGTERM", shop);
console.log(`The shop is open at ${shop.url}
Try: curl -s ${shop.url}/api/products`);
