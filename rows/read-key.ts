import { keyParts } from './key-parts.ts';
import type { KindFacts, Row } from './row-kind.ts';

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

/** Those of one kind among a tenant's rows, as they are read. */
export const rowsOf = <Found>(
  kind: Kind<unknown, unknown> & { readonly read: (row: Row) => Found },
  rows: readonly Row[],
): readonly Found[] => rows.filter((row) => partsOf(kind, row) !== undefined).map(kind.read);
