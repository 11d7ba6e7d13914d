/** One attribute as a call carries it. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html */
type WireValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly L: readonly WireValue[] };
type Row = Readonly<Record<string, unknown>>;
export type WireItem = Readonly<Record<string, WireValue>>;

const wireValueOf = (value: unknown): WireValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(wireValueOf) };
  throw new Error('an operation writes texts, numbers, flags and lists of them alone');
};

/** A row, or the values of an expression, as a call carries them. */
export const wireItemOf = (row: Row): WireItem =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, wireValueOf(value)]));

const valueIn = (value: unknown): unknown => {
  const { S, N, BOOL, L } = Object(value);
  if (Array.isArray(L)) return L.map(valueIn);
  return N === undefined ? (S ?? BOOL ?? value) : Number(N);
};

/** The same as a kind of row reads them; of other types than we write by hand the wire's own form is left. */
export const rowIn = (item: unknown): Row =>
  Object.fromEntries(Object.entries<object>(Object(item)).map(([name, value]) => [name, valueIn(value)]));

/** What an Update says of a change and its condition, each with `#` and `:` for its names and values. */
export const wireUpdateOf = ({
  expression,
  names,
  values,
}: {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Row;
}) => ({
  UpdateExpression: expression,
  ExpressionAttributeNames: names,
  ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: wireItemOf(values) }),
});
