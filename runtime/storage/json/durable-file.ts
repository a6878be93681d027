import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Makes durable which files a folder has. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a file so that at any moment there is either the old one or the whole new one; gives its size. */
export async function replaceFile(path: string, pieces: Iterable<string>): Promise<number> {
  const temporary = `${path}.tmp`;
  const handle = await open(temporary, "w");
  let bytes = 0;
  try {
    for (const piece of pieces) {
      await handle.appendFile(piece);
      bytes += Buffer.byteLength(piece);
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await handle.close();
  await rename(temporary, path);
  await syncFolder(dirname(path));
  return bytes;
}

/** Opens a file for appending and makes its existence durable. */
export async function openForAppending(path: string): Promise<FileHandle> {
  const handle = await open(path, "a");
  await syncFolder(dirname(path));
  return handle;
}
