import type { Application, ApplicationOptions } from "@specwright/acceptance";
import { createPraxis } from "../../server/praxis.js";
import { postausgang } from "./postausgang.js";

export { listen } from "@specwright/http";

/** Für jedes Szenario eine neue Praxis, auf der Uhr des Szenarios. */
export default function application({ now }: ApplicationOptions): Application {
  postausgang.length = 0;
  return {
    handler: createPraxis(now, (an, text) => postausgang.push({ an, text })),
    close() {},
  };
}
