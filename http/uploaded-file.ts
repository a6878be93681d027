import { z } from "zod";

/** A file of a form. Its name is what the client calls it, without a path; nothing about it is trusted. */
export class UploadedFile {
  /** Empty where the client gives none. */
  readonly name: string;
  /** What the client says that it is, without parameters: `image/png`. */
  readonly media: string;
  readonly bytes: Uint8Array;

  constructor(name: string, media: string, bytes: Uint8Array) {
    this.name = name;
    this.media = media;
    this.bytes = bytes;
  }
}

/** The schema of `binary` in a form of several parts. */
export const uploadedFile = (): z.ZodType<UploadedFile> =>
  z.custom<UploadedFile>((value) => value instanceof UploadedFile, {
    error: ({ input }) => (input === undefined ? "is missing" : "must be a file"),
  });
