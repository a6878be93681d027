import { createServer, IncomingMessage, type Server, type ServerOptions, ServerResponse } from "node:http";
import express, { type Application } from "express";

/**
 * Express gives every request and response its own prototype after they were made, which costs Node 20 more than all
 * the rest of a request. Here they are born with it, so that setting it again changes nothing. The prototypes are
 * shared by all applications, so that one server may serve one application after the other.
 */
class BornRequest extends IncomingMessage {}
class BornResponse extends ServerResponse<IncomingMessage> {}
Object.setPrototypeOf(BornRequest.prototype, express.request);
Object.setPrototypeOf(BornResponse.prototype, express.response);

/** Makes an application hand out the prototypes that our servers give at birth. */
export function adoptPrototypes(app: Application): void {
  Object.assign(app, { request: BornRequest.prototype, response: BornResponse.prototype });
}

/** A server whose requests and responses need no new prototype. */
export function createBornServer(options: ServerOptions = {}): Server {
  return createServer({ ...options, IncomingMessage: BornRequest, ServerResponse: BornResponse });
}
