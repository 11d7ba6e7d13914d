import { gunzipSync, gzipSync } from 'node:zlib';

/** How a value lies in a row, where it does not lie there as it is. */
export type Codec<Value> = {
  readonly lies: 'text' | 'bytes' | 'list' | 'map';
  write(value: Value): unknown;
  read(stored: unknown): Value;
};

type Plain = {
  readonly text: string;
  readonly number: number;
  readonly flag: boolean;
  readonly bytes: Uint8Array;
  readonly texts: ReadonlySet<string>;
  readonly list: readonly unknown[];
  readonly map: Readonly<Record<string, unknown>>;
};
export type PlainType = keyof Plain;
export type AttributeType = PlainType | Codec<unknown>;
export type Attributes = Readonly<Record<string, AttributeType>>;

type ValueOf<Type> = Type extends PlainType ? Plain[Type] : Type extends Codec<infer Value> ? Value : never;

/** What a row of these attributes says. */
export type Content<Always extends Attributes, Sometimes extends Attributes> = {
  readonly [Name in keyof Always]: ValueOf<Always[Name]>;
} & { readonly [Name in keyof Sometimes]?: ValueOf<Sometimes[Name]> };

/** A map as it is, whose values we wrote. */
export const mapOf = <Value extends object>(): Codec<Value> => ({
  lies: 'map',
  write: (value) => value,
  // Our own code wrote it, from this type.
  // oxlint-disable-next-line no-unsafe-type-assertion
  read: (stored) => stored as Value,
});

/** Text of which only some is meant: an id, a moment, a word of a closed list. */
export const textOf = <Value extends string>(): Codec<Value> => ({
  lies: 'text',
  write: (value) => value,
  // Our own code wrote it, from this type.
  // oxlint-disable-next-line no-unsafe-type-assertion
  read: (stored) => stored as Value,
});

/** A document as JSON text: one attribute, whatever it holds. */
export const json = <Value>(): Codec<Value> => ({
  lies: 'text',
  write: (value) => JSON.stringify(value),
  read: (stored) => JSON.parse(String(stored)),
});

/** What base64 of gzip begins with (RFC 1952), and no JSON text does. */
const packedStart = 'H4sI';

/** JSON text of at most so many bytes; where it is longer the same text, gzipped, in base64. */
export const packedText = (value: unknown, mostPlainBytes: number): string => {
  const text = Buffer.from(JSON.stringify(value));
  return text.length > mostPlainBytes ? gzipSync(text).toString('base64') : text.toString();
};

/** A document as text, packed where it is long. */
export const packedJson = <Value>(mostPlainBytes: number): Codec<Value> => ({
  lies: 'text',
  write: (value) => packedText(value, mostPlainBytes),
  read: (stored) => {
    const text = String(stored);
    return JSON.parse(
      text.startsWith(packedStart) ? gunzipSync(Buffer.from(text, 'base64')).toString() : text,
    );
  },
});

/** A list as it is, of values that we wrote. */
export const listOf = <Value>(): Codec<readonly Value[]> => ({
  lies: 'list',
  write: (values) => values,
  read: (stored) => (Array.isArray(stored) ? stored : []),
});

const isType: Readonly<Record<PlainType, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  bytes: (value) => value instanceof Uint8Array,
  texts: (value) => value instanceof Set,
  list: Array.isArray,
  map: (value) => Object.prototype.toString.call(value) === '[object Object]',
};

/** Whether a stored value is one of this attribute. */
export const liesAs = (type: AttributeType, stored: unknown): boolean =>
  isType[typeof type === 'string' ? type : type.lies](stored);
