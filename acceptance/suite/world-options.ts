import type { Readable } from "node:stream";

/** What Cucumber gives a world. Said again here, so that who writes steps needs no types of Cucumber for theirs. */
export interface WorldOptions {
  /** Puts something beside the step in the report. */
  readonly attach: Attach;
  readonly log: (text: string) => void;
  readonly link: (address: string) => void;
  /** The `worldParameters` of the run. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface Attach {
  (text: string, media?: Media): void;
  (bytes: Buffer, media: Media): void;
  (bytes: Readable, media: Media): Promise<void>;
  (bytes: Readable, media: Media, done: () => void): void;
}

/** The media type, and what to call it as a file. */
export type Media = string | { mediaType: string; fileName?: string };
