import { askedFor } from '#rows/forms.ts';
import { indexKeys, indexNames, type IndexName } from '#rows/indexes.ts';
import type { KindFacts } from '#rows/row-kind.ts';
import { tenantPattern } from '#rows/tenant-prefix.ts';

/** The tenant of a session, as STS knows it; IAM fills it in at each call. */
export const sessionTenant = '${aws:PrincipalTag/TenantId}';

/** A pattern of keys as policies write it: what a row names stands for anything. */
const inPolicy = (pattern: string, tenant: string): string =>
  pattern.replaceAll(/\{(\w+)[^}]*\}/g, (_part, name: string) => (name === 'tenantId' ? tenant : '*'));

const once = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

/** Everything of the session's own tenant, closed on both sides of his id. */
export const everyPartition = `${inPolicy(tenantPattern, sessionTenant)}#*`;

/**
 * The partition keys of rows, in the table or in one of its indexes.
 * @throws Error for rows of two tables, of which no statement can speak, and for one that does not stand in the index
 */
export const partitionsOf = (
  rows: readonly KindFacts[],
  {
    index,
    tenant = sessionTenant,
  }: { readonly index?: IndexName | undefined; readonly tenant?: string } = {},
): readonly string[] => {
  if (once(rows.map(({ table }) => table)).length !== 1)
    throw new Error('a statement speaks of rows of one table');
  return once(
    rows.map(({ name, pk, indexes }) => {
      const pattern = index === undefined ? pk : indexes?.[index]?.[0];
      if (pattern === undefined) throw new Error(`a row of the kind ${name} does not stand in ${index}`);
      return inPolicy(pattern, tenant);
    }),
  );
};

/**
 * The same of rows that are the session tenant's own.
 * @throws Error for one in whose partitions other tenants' rows stand too
 */
export const ownPartitionsOf = (rows: readonly KindFacts[]): readonly string[] => {
  const shared = rows.find(
    ({ pk }) => !pk.startsWith(`${tenantPattern}#`) && !/^[A-Z]+#\{tenantId\}$/.test(pk),
  );
  if (shared !== undefined) throw new Error(`a row of the kind ${shared.name} is no tenant's own`);
  return partitionsOf(rows);
};

/**
 * What may be asked of rows: their keys, and what it takes to read these of a row of any form.
 * @throws Error for an attribute that none of them has
 */
export const columnsOf = (rows: readonly KindFacts[], attributes: readonly string[]): readonly string[] => {
  const known = rows.flatMap(({ holds, mayHold, indexes = {} }) => [
    ...Object.keys({ ...holds, ...mayHold }),
    // By which it is sorted in an index of its own.
    ...indexNames.flatMap((index) => (indexes[index] === undefined ? [] : [indexKeys[index].sort])),
  ]);
  const strange = attributes.find((name) => !known.includes(name));
  if (strange !== undefined) throw new Error(`no row of these kinds has ${strange}`);
  return once(['PK', 'SK', ...rows.flatMap(({ forms }) => askedFor(attributes, forms))]);
};
