type Item = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Item => typeof value === 'object' && value !== null;

const nativeValueOf = (value: unknown): unknown => {
  const [[type, content] = []] = isRecord(value) ? Object.entries(value) : [];
  if (type === 'N') return Number(content);
  if (type === 'NULL') return null;
  if (type === 'M' && isRecord(content)) return nativeItemOf(content);
  if (type === 'SS' && Array.isArray(content)) return new Set(content);
  if (type === 'L' && Array.isArray(content)) return content.map(nativeValueOf);
  if (type === 'S' || type === 'BOOL' || type === 'B') return content;
  throw new Error(`an attribute of type ${type ?? 'nothing'} is not among those we write`);
};

/** The document client does not translate the items inside a cancelled transaction, so this does. */
export const nativeItemOf = (item: Item): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, nativeValueOf(value)]));
