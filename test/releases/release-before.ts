import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { KeysOfKinds } from './row-keys.ts';
import type { RowShapes } from './row-shapes.ts';
import type { DayOfWork } from './work-a-day.ts';

/** The release that may run beside this one, and to which this one may be rolled back. */
const release = '995a1fd';
const at = (end: string): Buffer => readFileSync(join(import.meta.dirname, 'before', `${release}.${end}`));

/** What its readers were given: the description of its rows, made by its own code. */
export const shapesBefore = (): RowShapes => JSON.parse(at('shapes.json').toString('utf8')).shapes;

/** How its rows are found, also of kinds that no day's work makes. */
export const keysBefore = (): KeysOfKinds => JSON.parse(at('shapes.json').toString('utf8')).keys;

/** A data folder that it left, in a place of its own, and what its people were doing. */
export const dataFolderBefore = (): {
  readonly folder: string;
  readonly madeAt: Date;
  readonly day: DayOfWork;
} => {
  const { madeAt, day, files } = JSON.parse(gunzipSync(at('data.json.gz')).toString('utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'stafee-before-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.from(String(content), 'base64'));
  }
  return { folder, madeAt: new Date(madeAt), day };
};
