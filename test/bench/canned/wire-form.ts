/** A value as DynamoDB's JSON protocol writes it. */
export const wireFormOf = (value: unknown): unknown => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { L: value.map(wireFormOf) };
  if (value === null) return { NULL: true };
  return { M: wireItemOf(value as object) };
};

export const wireItemOf = (item: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, wireFormOf(value)]),
  );

type WireValue = Readonly<Record<string, unknown>>;

/** The way back, for what `wireFormOf` writes: a plain value. */
export const plainValueOf = (wire: WireValue): unknown => {
  const [[kind, value] = []] = Object.entries(wire);
  if (kind === 'N') return Number(value);
  if (kind === 'B') return Buffer.from(String(value), 'base64');
  if (kind === 'L') return (value as readonly WireValue[]).map(plainValueOf);
  return kind === 'M' ? plainItemOf(value as Readonly<Record<string, WireValue>>) : value;
};

export const plainItemOf = (item: Readonly<Record<string, WireValue>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValueOf(value)]));
