import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Small real files, made by qpdf, ImageMagick, cwebp and heif-enc. */
export const fixtureFile = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/evidence', name)));
