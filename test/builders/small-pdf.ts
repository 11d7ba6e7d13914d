import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const plain = readFileSync(join(import.meta.dirname, '../fixtures/evidence/plain.pdf'));

/** A whole PDF of one page; `words` make its bytes its own. */
export const smallPdf = (words: string): Buffer => Buffer.concat([plain, Buffer.from(`% ${words}\n`)]);
