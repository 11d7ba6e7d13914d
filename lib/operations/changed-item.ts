import { Mistake } from '#lib/operations/mistake.ts';
import { partOf } from '#lib/operations/step.ts';

/** One line of an incremental export as a write of BatchWriteItem. */
export type TableChange = { readonly key: string; readonly request: object };

const decoded = (text: unknown): Uint8Array => Buffer.from(String(text), 'base64');

/** Binary values are base64 in a file, and bytes in a call. */
const valueOf = (value: unknown): unknown => {
  const [kind, inner] = Object.entries(Object(value))[0] ?? [];
  if (kind === 'B') return { B: decoded(inner) };
  if (kind === 'BS' && Array.isArray(inner)) return { BS: inner.map(decoded) };
  if (kind === 'L' && Array.isArray(inner)) return { L: inner.map(valueOf) };
  if (kind === 'M') return { M: itemOf(inner) };
  return value;
};

const itemOf = (item: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(Object(item)).map(([name, value]) => [name, valueOf(value)]));

const isItem = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/**
 * An item as it was at the end of the window; without an image it was deleted.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
 * @throws Mistake for a line that is no change
 */
export const changeIn = (line: unknown, file: string): TableChange => {
  const keys = partOf(line, 'Keys');
  if (!isItem(keys)) throw new Mistake(`${file} に、変更ではない行があります。書き出しを使えません。`);
  const image = partOf(line, 'NewImage');
  const key = JSON.stringify(
    Object.entries(Object(keys)).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  return isItem(image)
    ? { key, request: { PutRequest: { Item: itemOf(image) } } }
    : { key, request: { DeleteRequest: { Key: itemOf(keys) } } };
};
