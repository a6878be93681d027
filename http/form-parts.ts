import { Busboy } from "@fastify/busboy";
import { type FormEntries, type FormFault, MOST_ENTRIES } from "./form-entries.js";
import { UploadedFile } from "./uploaded-file.js";

/** What the head of one part may take. */
const HEAD = { headerPairs: 20, headerSize: 8 * 1024 };

/** What comes before the first boundary would be passed over, at some cost; no client sends any. */
const begins = (contentType: string, bytes: Buffer): boolean => {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType) ?? [];
  const boundary = `--${quoted ?? bare ?? ""}`;
  return bytes.subarray(0, boundary.length).toString("latin1") === boundary;
};

/** Reads `multipart/form-data`. All bytes are there already, within the limit of bodies, so that nothing waits for more. */
export function entriesOfParts(contentType: string, bytes: Buffer): Promise<FormEntries | FormFault> {
  const limits = {
    ...HEAD,
    parts: MOST_ENTRIES,
    fieldNameSize: bytes.length + 1,
    fieldSize: bytes.length + 1,
    fileSize: bytes.length + 1,
  };
  if (!begins(contentType, bytes)) return Promise.resolve("unreadable");
  return new Promise((done) => {
    let isSettled = false;
    const resolve = (outcome: FormEntries | FormFault): void => {
      isSettled = true;
      done(outcome);
    };
    const entries: [string, string | UploadedFile][] = [];
    let open = 0;
    let isOver = false;
    const settle = (): void => {
      if (isOver && open === 0) resolve(entries);
    };
    let parser: InstanceType<typeof Busboy>;
    try {
      parser = new Busboy({
        headers: { "content-type": contentType },
        limits,
        isPartAFile: (_field, _type, name) => name !== undefined,
      });
    } catch {
      // No boundary is said.
      return resolve("unreadable");
    }
    parser.on("field", (name: string | undefined, value) => {
      if (name === undefined) resolve("unreadable");
      else entries.push([name, value]);
    });
    parser.on("file", (name: string | undefined, stream, fileName, _encoding, media) => {
      if (name === undefined) resolve("unreadable");
      const entry: [string, string | UploadedFile] = [name ?? "", ""];
      entries.push(entry);
      const pieces: Buffer[] = [];
      open += 1;
      stream.on("data", (piece: Buffer) => void pieces.push(piece));
      stream.on("error", () => resolve("unreadable"));
      stream.on("end", () => {
        entry[1] = new UploadedFile(fileName, media, new Uint8Array(Buffer.concat(pieces)));
        open -= 1;
        settle();
      });
    });
    parser.on("partsLimit", () => resolve("too many"));
    parser.on("error", () => resolve("unreadable"));
    parser.on("finish", () => {
      isOver = true;
      settle();
    });
    feed(parser, bytes, () => isSettled).catch(() => resolve("unreadable"));
  });
}

/** So much of a body is looked at in one turn: a hostile one costs the parser a microsecond a byte, and others wait meanwhile. */
const SLICE = 16 * 1024;

async function feed(
  parser: InstanceType<typeof Busboy>,
  bytes: Buffer,
  isSettled: () => boolean,
): Promise<void> {
  for (let at = 0; at < bytes.length && !isSettled(); at += SLICE) {
    if (at > 0) await new Promise((next) => setImmediate(next));
    parser.write(bytes.subarray(at, at + SLICE));
  }
  if (!isSettled()) parser.end();
}
