import { Busboy } from "@fastify/busboy";
import { type FormEntries, type FormFault, MOST_ENTRIES } from "./form-entries.js";
import { UploadedFile } from "./uploaded-file.js";

/** What the head of one part may take. */
const HEAD = { headerPairs: 20, headerSize: 8 * 1024 };

/** Reads `multipart/form-data`. All bytes are there already, within the limit of bodies, so that nothing waits for more. */
export function entriesOfParts(contentType: string, bytes: Buffer): Promise<FormEntries | FormFault> {
  const limits = {
    ...HEAD,
    parts: MOST_ENTRIES,
    fieldNameSize: bytes.length + 1,
    fieldSize: bytes.length + 1,
    fileSize: bytes.length + 1,
  };
  return new Promise((resolve) => {
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
    parser.end(bytes);
  });
}
