import {open, type FileHandle} from "node:fs/promises";
import {fail, HarmattanError} from "../error.ts";

const chunkBytes = 1 << 20;

/** Chunks of a file; the next is read while one is used. A chunk is valid only until the next is asked for. */
export async function* readChunks(file: string, path: string, taken: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const handle = await readable(file, () => open(path));
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
  let turn: 0 | 1 = 0;
  let next = fillBuffer(handle, buffers[turn]);
  try {
    for (;;) {
      const chunk = await readable(file, () => next);
      if (chunk.length === 0) return;
      turn = turn === 0 ? 1 : 0;
      next = fillBuffer(handle, buffers[turn]);
      taken(chunk);
      yield chunk;
    }
  } finally {
    await next.catch(() => {});
    await handle.close();
  }
}

async function fillBuffer(handle: FileHandle, buffer: Buffer): Promise<Buffer> {
  let length = 0;
  while (length < buffer.length) {
    const {bytesRead} = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

/** Tells in words of ours why a file cannot be read. */
export async function readable<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof HarmattanError) throw error;
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") fail("file_missing", {file}, {cause: error});
    return fail("file_unreadable", {file, reason: code ?? message}, {cause: error});
  }
}
