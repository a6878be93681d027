// Drives a load from a process of its own, so that measuring does not slow down what is measured. Requests leave when
// they are due, whether or not earlier ones were answered, and are timed from that moment: a server that stalls
// cannot hide the wait of those that queued behind.
import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "undici";

process.once("message", async (job) => {
  const report = await drive(job);
  process.send?.(report, () => process.disconnect?.());
});

async function drive({
  origin,
  prefix,
  requests,
  total,
  perSecond,
  timeout,
  connections,
  keepBytes,
  largest,
}) {
  const agent = new Agent({
    connections,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connectTimeout: timeout,
    maxResponseSize: largest,
  });
  const answers = createAnswers(keepBytes);
  const start = performance.now();
  const running = [];
  for (let i = 0; i < total; i += 1) {
    const due = start + (i * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    const at = i % requests.length;
    running.push(send(agent, origin, prefix, requests[at], at, due, answers, timeout));
  }
  const results = await Promise.all(running);
  await agent.destroy();
  return { results, answers: answers.all };
}

async function send(agent, origin, prefix, { path, method, headers, body }, request, due, answers, timeout) {
  // The agent's own timeouts begin anew with each piece of a body and with each interim answer.
  const controller = new AbortController();
  const late = new Error(`the answer began and was not whole within ${timeout / 1000} seconds`);
  let timer;
  const begin = () => {
    timer ??= setTimeout(() => controller.abort(late), timeout);
  };
  try {
    const { signal } = controller;
    const options = { origin, path: prefix + path, method, headers, body, signal, onInfo: begin };
    const reply = await agent.request(options);
    begin();
    const text = await reply.body.text();
    const milliseconds = performance.now() - due;
    return { request, milliseconds, answer: answers.keep(reply.statusCode, reply.headers, text), lost: null };
  } catch (error) {
    return {
      request,
      milliseconds: 0,
      answer: null,
      lost: error instanceof Error ? error.message || error.name : String(error),
    };
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps each different answer once. When there is no room for more, one of the same status speaks for the others. */
function createAnswers(keepBytes) {
  const all = [];
  const known = new Map();
  const first = new Map();
  let bytes = 0;
  return {
    all,
    keep(status, headers, text) {
      const key = `${status} ${headers["content-type"]} ${text}`;
      const full = bytes + text.length > keepBytes;
      const found = known.get(key) ?? (full ? first.get(status) : undefined);
      if (found !== undefined) return found;
      bytes += text.length;
      const index = all.push({ status, headers, text }) - 1;
      known.set(key, index);
      if (!first.has(status)) first.set(status, index);
      return index;
    },
  };
}
