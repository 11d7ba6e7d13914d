import { keyParts } from './key-parts.ts';
import { indexKeys, type IndexName } from './indexes.ts';
import type { PartsOf } from './patterns.ts';
import type { KindFacts, Row } from './row-kind.ts';
import type { KeyInIndex } from './row-places.ts';

const known: Readonly<Record<string, { readonly pattern: string; readonly isNumber?: true }>> = keyParts;
const escaped = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);

/** `C#{claimId}` as a regular expression that names its parts. */
const expressionOf = (pattern: string): RegExp => {
  const groups = escaped(pattern).replaceAll(
    /\{(\w+)(?::\d)?\}/g,
    (_part, name: string) => `(?<${name}>${known[name]?.pattern})`,
  );
  return new RegExp(`^${groups}$`);
};

type Values = Readonly<Record<string, string | number>>;
type Texts = Readonly<Record<string, string>>;
const expressions = new Map<string, RegExp>();

const textsIn = (pattern: string, key: unknown): Texts | undefined => {
  if (typeof key !== 'string') return undefined;
  const expression = expressions.get(pattern) ?? expressionOf(pattern);
  expressions.set(pattern, expression);
  const found = expression.exec(key);
  return found === null ? undefined : (found.groups ?? {});
};

const valuesOf = (texts: Texts): Values => {
  const values: Record<string, string | number> = {};
  for (const [name, text] of Object.entries(texts))
    values[name] = known[name]?.isNumber === true ? Number(text) : text;
  return values;
};

/** What stands in a key of this pattern; undefined for a key of another. */
export const valuesIn = (pattern: string, key: unknown): Values | undefined => {
  const texts = textsIn(pattern, key);
  return texts === undefined ? undefined : valuesOf(texts);
};

type Keys = { readonly PK?: unknown; readonly SK?: unknown };
type Kind<OfKey, OfPrimaryKey> = Pick<KindFacts, 'pk' | 'sk'> & {
  readonly parts: { readonly ofKey?: OfKey; readonly ofPrimaryKey?: OfPrimaryKey };
};

/** What is named twice is the same in both. */
const bothIn = (pk: string, sk: string, { PK, SK }: Keys): Values | undefined => {
  // Most rows are of another kind, and most of those by their sort key.
  const textsInSk = textsIn(sk, SK);
  const textsInPk = textsInSk === undefined ? undefined : textsIn(pk, PK);
  if (textsInPk === undefined || textsInSk === undefined) return undefined;
  const [inPk, inSk] = [valuesOf(textsInPk), valuesOf(textsInSk)];
  const isSame = Object.keys(inSk).every((name) => !(name in inPk) || inPk[name] === inSk[name]);
  return isSame ? { ...inPk, ...inSk } : undefined;
};

const isOf = <Parts>(_parts: Parts | undefined, values: Values | undefined): values is Parts & Values =>
  values !== undefined;

/** What the key of a tenant's row says, without his prefix; undefined for a row of another kind. */
export const partsOf = <OfKey>(kind: Kind<OfKey, unknown>, row: Keys): OfKey | undefined => {
  const values = bothIn(kind.pk.replace(/^T#\{tenantId\}#/, ''), kind.sk, row);
  return isOf(kind.parts.ofKey, values) ? values : undefined;
};

/** The same of a row as its table has it. */
export const storedPartsOf = <OfPrimaryKey>(
  kind: Kind<unknown, OfPrimaryKey>,
  row: Keys,
): OfPrimaryKey | undefined => {
  const values = bothIn(kind.pk, kind.sk, row);
  return isOf(kind.parts.ofPrimaryKey, values) ? values : undefined;
};

/** What a partition key says as its table has it; undefined for a partition of other kinds. */
export const partitionPartsOf = <OfPartition>(
  kind: { readonly pk: string; readonly parts: { readonly ofPartition?: OfPartition } },
  partitionKey: unknown,
): OfPartition | undefined => {
  const values = valuesIn(kind.pk, partitionKey);
  return isOf(kind.parts.ofPartition, values) ? values : undefined;
};

/** What the keys of a row in an index say; undefined for a row that does not stand there as its kind does. */
export const partsInIndex = <const Index extends IndexName, const Patterns extends KeyInIndex>(
  kind: { readonly indexes?: { readonly [Name in Index]: Patterns } },
  index: Index,
  row: Row,
): PartsOf<Patterns[number]> | undefined => {
  const patterns: KeyInIndex | undefined = kind.indexes?.[index];
  if (patterns === undefined) return undefined;
  const [PK, SK] = [row[indexKeys[index].partition], row[indexKeys[index].sort]];
  const values = bothIn(patterns[0], patterns[1], { PK, SK });
  const parts: PartsOf<Patterns[number]> | undefined = undefined;
  return isOf(parts, values) ? values : undefined;
};

/** Those of one kind among a tenant's rows, as they are read. */
export const rowsOf = <Found>(
  kind: Kind<unknown, unknown> & { readonly read: (row: Row) => Found },
  rows: readonly Row[],
): readonly Found[] => rows.filter((row) => partsOf(kind, row) !== undefined).map(kind.read);
