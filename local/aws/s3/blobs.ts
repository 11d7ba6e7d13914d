import { createReadStream, openSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { TakeBack } from '#local/aws/calls/kept-file.ts';

/** A blob that nobody can read yet. One of `finish` and `discard` ends it. */
type BlobWriter = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

/** Bytes under names that are never used twice. */
export type Blobs = {
  readonly create: (name: string) => Promise<BlobWriter>;
  /** Opened before it returns, so a removal meanwhile does no harm. Both ends are included, in bytes. */
  readonly read: (name: string, range: { readonly start: number; readonly end: number }) => Readable;
  readonly remove: (name: string) => Promise<void>;
  /** Clears what a crash left behind. */
  readonly keepOnly: (names: ReadonlySet<string>) => Promise<void>;
  /** The blobs that there are now. @throws Error for blobs in a folder */
  readonly remember: () => TakeBack;
};

const flushFolder = async (folder: string) => {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
};

export const blobsInFolder = async (folder: string): Promise<Blobs> => {
  await mkdir(folder, { recursive: true });
  const pathOf = (name: string) => join(folder, name);
  return {
    create: async (name) => {
      const unfinished = `${pathOf(name)}.unfinished`;
      const handle = await open(unfinished, 'wx');
      return {
        write: (bytes) => handle.writeFile(bytes),
        finish: async () => {
          await handle.sync();
          await handle.close();
          await rename(unfinished, pathOf(name));
          await flushFolder(folder);
        },
        discard: async () => {
          await handle.close();
          await rm(unfinished, { force: true });
        },
      };
    },
    read: (name, range) => createReadStream('', { fd: openSync(pathOf(name), 'r'), ...range }),
    remove: (name) => rm(pathOf(name), { force: true }),
    keepOnly: async (names) => {
      const strays = (await readdir(folder)).filter((name) => !names.has(name));
      await Promise.all(strays.map((name) => rm(pathOf(name), { force: true })));
    },
    remember: () => {
      throw new Error('what lies in a folder is not taken back');
    },
  };
};

export const blobsInMemory = (): Blobs => {
  let kept = new Map<string, Buffer>();
  return {
    create: async (name) => {
      const pieces: Uint8Array[] = [];
      return {
        write: async (bytes) => void pieces.push(bytes),
        finish: async () => void kept.set(name, Buffer.concat(pieces)),
        discard: async () => undefined,
      };
    },
    read: (name, { start, end }) => {
      const bytes = kept.get(name);
      if (bytes === undefined) throw new Error(`no blob has the name ${name}`);
      return Readable.from([bytes.subarray(start, end + 1)]);
    },
    remove: async (name) => void kept.delete(name),
    keepOnly: async () => undefined,
    remember: () => {
      const now = new Map(kept);
      return () => {
        kept = new Map(now);
      };
    },
  };
};
