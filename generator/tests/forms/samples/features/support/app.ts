import { createApp } from "@specwright/http";
import type { Handlers } from "../../generated/handlers.js";
import { createRoutes } from "../../generated/routes.js";

const handlers: Handlers = {
  postToken: async ({ body }) => {
    const { user, scope, device, parts = [], days } = body;
    const cities = [device, ...parts].flatMap((one) => one?.city ?? []);
    return { status: 200, body: { token: user, scope, city: cities.join("+"), days } };
  },
  postCovers: async ({ body }) => {
    const { title, image, more = [], device } = body;
    const sizes = more.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const { media, bytes } = image;
    const city = device?.city ?? "";
    return { status: 201, body: { title, size: bytes.length, media, more: sizes, city } };
  },
  putNote: async ({ body, query }) => {
    const { ids = [] } = query;
    return { status: 200, body: { city: body === null ? "none" : body.city, ids } };
  },
};

export default function application() {
  return { handler: createApp(createRoutes(handlers), { log: () => {} }), close() {} };
}
