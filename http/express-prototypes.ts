import { createServer, IncomingMessage, type Server, type ServerOptions, ServerResponse } from "node:http";
import express, { type Application } from "express";

/**
 * Express gives every request and response its own prototype after they were made, which costs Node 20 more than all
 * the rest of a request. Here they are made with it, so that setting it again changes nothing. The prototypes are
 * shared by all applications, so that one server may serve one application after the other.
 */
class ExpressRequest extends IncomingMessage {}
class ExpressResponse extends ServerResponse<IncomingMessage> {}
Object.setPrototypeOf(ExpressRequest.prototype, express.request);
Object.setPrototypeOf(ExpressResponse.prototype, express.response);

/** Makes an application hand out the prototypes that our servers make them with. */
export function adoptPrototypes(app: Application): void {
  Object.assign(app, { request: ExpressRequest.prototype, response: ExpressResponse.prototype });
}

/** A server whose requests and responses need no new prototype. */
export function createExpressServer(options: ServerOptions = {}): Server {
  return createServer({ ...options, IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse });
}
