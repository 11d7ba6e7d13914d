import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';

/** Makes what is kept what it was when it was remembered. */
export type TakeBack = () => unknown;

/** A value that outlives the process. `write` is on disk, whole, when it returns. */
export type Kept<Value> = {
  readonly read: () => Value;
  readonly write: (value: Value) => void;
  readonly remember: () => TakeBack;
};

/**
 * Replaces a file in one step, readable by its owner only. A killed process leaves the old text or the
 * new one, never a part.
 */
export const replaceFile = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
};

/**
 * Reads a JSON file of one shape.
 * @throws when the file is damaged, with its path in the message
 */
export const readShapedFile = <Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): v.InferOutput<Schema> => {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return v.parse(schema, found);
  } catch (error) {
    throw new Error(`The file ${path} is damaged; remove the data folder or start with --reset`, {
      cause: error,
    });
  }
};

/** Keeps one value in a JSON file, or in memory when no path is given. */
export const keepInFile = <Schema extends v.GenericSchema>(
  path: string | undefined,
  schema: Schema,
  first: () => v.InferOutput<Schema>,
): Kept<v.InferOutput<Schema>> => {
  const isKnown = path !== undefined && existsSync(path);
  let current = isKnown ? readShapedFile(path, schema) : first();

  const write = (value: v.InferOutput<Schema>): void => {
    if (path !== undefined) replaceFile(path, JSON.stringify(value));
    current = value;
  };
  if (!isKnown) write(current);
  const remember = (): TakeBack => {
    const now = current;
    return () => write(now);
  };
  return { read: () => current, write, remember };
};
