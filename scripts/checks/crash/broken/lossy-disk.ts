import { appendFile, type FileHandle, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What every open file has in common: its methods. */
type FileMethods = Pick<FileHandle, "appendFile" | "datasync" | "sync" | "close">;

/** How long a disk takes where no caller waits for it. */
const LAZY_MILLISECONDS = 300;

/**
 * From now on what this process appends to files stays in its memory until it is synced, so that a kill loses it as a power
 * cut would: the page cache of the machine outlives a kill. `deaf`: syncing returns at once, and the bytes come later, as
 * if nobody had called it.
 */
export async function loseWhatIsNotSynced({ deaf }: { readonly deaf: boolean }): Promise<void> {
  const methods = await fileMethods();
  const { appendFile: append, datasync, sync, close } = methods;
  const waiting = new WeakMap<object, (string | Uint8Array)[]>();
  const write = async (file: FileHandle): Promise<void> => {
    const pieces = waiting.get(file) ?? [];
    waiting.delete(file);
    for (const piece of pieces) await append.call(file, piece);
  };
  const syncBy = (really: () => Promise<void>) =>
    async function (this: FileHandle): Promise<void> {
      if (deaf) {
        setTimeout(() => write(this).catch(() => undefined), LAZY_MILLISECONDS);
        return;
      }
      await write(this);
      await really.call(this);
    };
  methods.appendFile = async function (this: FileHandle, data: string | Uint8Array): Promise<void> {
    const pieces = waiting.get(this);
    if (pieces === undefined) waiting.set(this, [data]);
    else pieces.push(data);
  } as FileMethods["appendFile"];
  methods.datasync = syncBy(datasync);
  methods.sync = syncBy(sync);
  methods.close = async function (this: FileHandle): Promise<void> {
    await write(this);
    await close.call(this);
  };
}

async function fileMethods(): Promise<FileMethods> {
  const path = join(tmpdir(), `lossy-disk-${process.pid}`);
  await appendFile(path, "");
  const file = await open(path, "r");
  await file.close();
  await rm(path);
  return Object.getPrototypeOf(file) as FileMethods;
}
