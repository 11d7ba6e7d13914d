/** How a value lies in a row, where it does not lie there as it is. */
export type Codec<Value> = {
  readonly lies: 'text' | 'bytes' | 'list';
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

/** A document as JSON text: one attribute, whatever it holds. */
export const json = <Value>(): Codec<Value> => ({
  lies: 'text',
  write: (value) => JSON.stringify(value),
  read: (stored) => JSON.parse(String(stored)),
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
  map: (value) => typeof value === 'object' && value !== null,
};

/** Whether a stored value is one of this attribute. */
export const liesAs = (type: AttributeType, stored: unknown): boolean =>
  isType[typeof type === 'string' ? type : type.lies](stored);
