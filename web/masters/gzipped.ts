import { fileUnreadable } from '#contract/refusals/masters.ts';

const base64Of = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

/** The browser could not read what was chosen: it is open elsewhere, was moved, or changed since. */
export class FileNotRead extends Error {
  constructor(cause: unknown) {
    super(
      `${fileUnreadable.title}。ほかのソフトで開いているときは閉じて、もう一度ファイルを選んでください。`,
      { cause },
    );
    this.name = 'FileNotRead';
  }
}

/** Of what was chosen. Throws `FileNotRead`. */
export const bytesOf = async (file: Blob): Promise<ArrayBuffer> => {
  try {
    return await file.arrayBuffer();
  } catch (cause) {
    throw new FileNotRead(cause);
  }
};

/** Bytes as the server takes them: gzipped, in base64. */
export const gzippedText = async (bytes: ArrayBuffer | string): Promise<string> => {
  const read = new Blob([bytes]);
  const packed = new Response(read.stream().pipeThrough(new CompressionStream('gzip')));
  return base64Of(new Uint8Array(await packed.arrayBuffer()));
};
