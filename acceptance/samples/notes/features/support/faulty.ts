import { channel } from "node:diagnostics_channel";
import type { Application } from "@specwright/acceptance";
import { answering } from "../../../../testing/notes.js";

/** An application that fails every request, and publishes why as the kernel does. */
export default function openNotes(): Application {
  let count = 0;
  const { listener } = answering(() => {
    count += 1;
    const requestId = `request-${count}`;
    channel("specwright.fault").publish({ requestId, error: new TypeError("no title in the row") });
    return { status: 500, body: {}, headers: { "x-request-id": requestId } };
  });
  return { handler: listener, close() {} };
}
