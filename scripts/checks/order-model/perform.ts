import type { PaymentEvent } from "../../../generated/schemas.js";
import type { PaymentIntent } from "../../../runtime/storage/payment-intent.js";
import type { Action, Command, Reporting } from "./command.js";
import type { ChargePlan, Entry } from "./gateway.js";
import { TOTAL_CENTS, type World } from "./world.js";

const SHORT_CENTS = TOTAL_CENTS - 1;

/** So old, by any of the clocks, a payment must be before a second one does not wait for it. */
const WAITED_FOR_SECONDS = 20;

/** Lets a command happen; one that cannot happen now does nothing. */
export async function perform(world: World, command: Command): Promise<void> {
  switch (command.kind) {
    case "wait":
      world.wait(command.seconds);
      return;
    case "crash":
      return world.crash();
    case "resend": {
      const event = world.events.at(-1);
      if (event !== undefined) await world.server(command.at).hear(event);
      return;
    }
    case "at once": {
      const payable = await isPayable(world);
      const actions = command.actions.filter(({ kind }) => payable || kind !== "pay");
      await Promise.all(actions.flatMap((action) => start(world, action)));
      return;
    }
    case "pay":
      if (await isPayable(world)) await payOrHold(world, command);
      return;
    default:
      await Promise.all(start(world, command));
  }
}

/** Whether who pays now is answered, and does not wait for a payment of which nobody will speak meanwhile. */
async function isPayable(world: World): Promise<boolean> {
  const young = world.earliest - WAITED_FOR_SECONDS * 1_000;
  const { payments } = await world.see();
  return !payments.some(
    ({ state, attempts, createdAt }) =>
      state === "PENDING" && attempts === 0 && Date.parse(createdAt) > young,
  );
}

/** Pays, and goes on where the gateway keeps its answer to itself for now. */
async function payOrHold(world: World, { at, key, plan }: Extract<Action, { kind: "pay" }>): Promise<void> {
  world.gateway.charges = plan;
  const held = world.gateway.nextHeld();
  const request = world.ask(at, "postApiPaymentsByOrderId", key);
  const first = await Promise.race([request.then(() => null), held]);
  if (first !== null) world.waiting.set(first.entry, request);
}

/** Starts what is done, and gives what ends with it; nothing, where it cannot be done now. */
function start(world: World, action: Action): readonly Promise<unknown>[] {
  switch (action.kind) {
    case "pay":
      world.gateway.charges = action.plan;
      return [world.ask(action.at, "postApiPaymentsByOrderId", action.key)];
    case "cancel":
      return [world.ask(action.at, "postApiOrdersByIdCancel")];
    case "look":
      return [world.ask(action.at, "getApiOrdersById")];
    case "list":
      return [world.ask(action.at, "getApiOrders")];
    case "expire":
      return [world.server(action.at).expire()];
    case "complete":
      world.gateway.charges = action.charges;
      world.gateway.refunds = action.refunds;
      return [world.server(action.at).complete()];
    case "answer":
      return answerOldest(world, action.plan);
    case "report":
      return [report(world, action)];
  }
}

function answerOldest(world: World, plan: Exclude<ChargePlan, "hold">): readonly Promise<unknown>[] {
  const [held] = world.gateway.held;
  if (held === undefined) return [];
  const request = world.waiting.get(held.entry);
  held.answer(plan);
  return request === undefined ? [] : [request];
}

/** The gateway takes the money, or decides not to, and says so: what it says is true. */
async function report(world: World, { at, what, pick, named }: Reporting): Promise<void> {
  const said = named ? namedReport(world, what, pick) : await plainReport(world, what);
  if (said === null) return;
  const event: PaymentEvent = {
    id: `evt_${world.orderId}_${world.events.length}`,
    orderId: world.orderId,
    ...said,
  };
  world.events.push(event);
  await world.server(at).hear(event);
}

type Said = Pick<PaymentEvent, "type" | "amountCents" | "paymentId">;

function namedReport({ gateway }: World, what: Reporting["what"], pick: number): Said | null {
  const own = gateway.entries.filter(({ id }) => id !== null);
  const entry = own[pick % Math.max(1, own.length)];
  if (entry === undefined || entry.id === null) return null;
  const named = { paymentId: entry.id };
  if (what === "decline") {
    if (entry.state === "taken") return null;
    entry.state = "declined";
    return { type: "DECLINED", amountCents: entry.amountCents, ...named };
  }
  if (what === "short approval" && entry.state !== "taken") entry.amountCents = SHORT_CENTS;
  gateway.take(entry);
  return { type: "APPROVED", amountCents: entry.amountCents, ...named };
}

/** Of a report that names no payment the specification says which one it is about; the gateway means that one. */
async function plainReport(world: World, what: Reporting["what"]): Promise<Said | null> {
  const { gateway, orderId } = world;
  const { payments } = await world.see();
  const open = payments.find(({ state }) => state === "PENDING");
  const entry = open === undefined ? null : world.entryOf(open);
  if (what === "decline") {
    if (entry?.state === "taken") return null;
    if (entry !== null) entry.state = "declined";
    return { type: "DECLINED", amountCents: TOTAL_CENTS };
  }
  const amountCents = what === "approval" ? TOTAL_CENTS : SHORT_CENTS;
  const alike = payments.filter((intent) => intent.amountCents === amountCents);
  const about = entry ?? entryHeardOf(world, alike);
  if (alike.length === 0) gateway.takeUnasked(orderId, amountCents);
  else if (about !== null && (about.amountCents !== amountCents || about.state === "declined")) {
    if (about === entry) return null;
    gateway.take(about);
  } else if (about !== null) gateway.take(about);
  return { type: "APPROVED", amountCents };
}

/** The payment that is spoken of once more, or else the newest that was declined; null: one that nobody asked for. */
function entryHeardOf(world: World, alike: readonly PaymentIntent[]): Entry | null {
  const heard = alike.find(({ state }) => state !== "DECLINED" && state !== "PENDING") ?? alike[0];
  return heard === undefined ? null : world.entryOf(heard);
}
