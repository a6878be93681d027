import type { RequestListener } from "node:http";

/** What the factory of `features/support/app.ts` gives: an application of its own for each scenario. */
export type Application = {
  close(): void | Promise<void>;
  /** Stops it as on SIGTERM and starts it again on the same data; gives what serves from then on. */
  restart?(): Application | Promise<Application>;
  /** The same, as on SIGKILL. */
  kill?(): Application | Promise<Application>;
  /** What it has logged so far: a failed answer is explained by the lines that name its request id. */
  log?(): string | Promise<string>;
} & (
  | { readonly handler: RequestListener }
  /** Or it listens by itself. */
  | { readonly url: string }
);

export interface ApplicationOptions {
  /** The scenario's clock. */
  readonly now: () => Date;
}

export type ApplicationFactory = (options: ApplicationOptions) => Application | Promise<Application>;

/** A server that lets one application after the other answer. */
export interface Listening {
  readonly url: string;
  swap(handler: RequestListener): void;
  close(): void | Promise<void>;
}

/** What `features/support/app.ts` exports. */
export interface ApplicationModule {
  readonly default: ApplicationFactory;
  /** Its own way to listen, where plain `node:http` will not do. */
  readonly listen?: (handler: RequestListener) => Promise<Listening>;
}
