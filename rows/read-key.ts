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
const expressions = new Map<string, RegExp>();

/** What stands in a key of this pattern; undefined for a key of another. */
export const valuesIn = (pattern: string, key: unknown): Values | undefined => {
  const expression = expressions.get(pattern) ?? expressionOf(pattern);
  expressions.set(pattern, expression);
  const found = typeof key === 'string' ? expression.exec(key) : null;
  if (found === null) return undefined;
  const named = Object.entries(found.groups ?? {});
  return Object.fromEntries(
    named.map(([name, text]) => [name, known[name]?.isNumber === true ? Number(text) : text]),
  );
};

type Keys = { readonly PK?: unknown; readonly SK?: unknown };
type Kind<OfKey, OfPrimaryKey> = Pick<KindFacts, 'pk' | 'sk'> & {
  readonly parts: { readonly ofKey?: OfKey; readonly ofPrimaryKey?: OfPrimaryKey };
};

/** What is named twice is the same in both. */
const bothIn = (pk: string, sk: string, { PK, SK }: Keys): Values | undefined => {
  const [inPk, inSk] = [valuesIn(pk, PK), valuesIn(sk, SK)];
  if (inPk === undefined || inSk === undefined) return undefined;
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
