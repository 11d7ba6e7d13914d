import type { Masters } from '#domain/settings/masters.ts';
import { cursorBehind } from '#lambdas/adapters/tenant/cursor.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { settingChange, type ChangedPart } from '#rows/settings.ts';

type Situation = {
  /** On which the change rests; their version is one less than the change's. */
  readonly masters: Pick<Masters, 'settingsVersion'>;
  readonly request: Pick<ActorsRequest, 'actor' | 'at'>;
  /** Of the part. */
  readonly version: number;
};

/** Belongs to the transaction that changes a part. */
export const settingChangeWrite = (
  part: string,
  doc: ChangedPart,
  { masters, request: { actor, at }, version }: Situation,
): Write => ({
  kind: 'put',
  ...settingChange.row(
    { settingsVersion: masters.settingsVersion + 1 },
    { part, version, at, by: actor.userId, byName: actor.name, doc },
  ),
  condition: { expression: 'attribute_not_exists(PK)' },
});

/** An answer holds so many bytes of changes at most, and one change in any case: a part is 60,000 characters. */
const mostPageBytes = 700_000;
/** Changes of other parts that one request passes over. */
const mostRows = 2_000;

type Asked = { readonly parts: readonly string[]; readonly limit: number; readonly cursor?: string };

/** One page of the history of these parts, newest first. */
export const settingChanges = async (table: TenantTable, { parts, ...page }: Asked) => {
  const { items, nextCursor } = await table.query({
    ...settingChange.among({}),
    forward: false,
    consistent: true,
    ...page,
    filter: { matches: (item) => parts.includes(settingChange.read(item).part), mostRows },
  });
  let bytes = 0;
  const whole = items.map((item) => settingChange.read(item));
  const fitting = whole.filter(({ doc }, at) => {
    bytes += Buffer.byteLength(JSON.stringify(doc));
    return at === 0 || bytes <= mostPageBytes;
  });
  const last = items[fitting.length - 1]?.['SK'];
  const isCut = fitting.length < whole.length;
  return { items: fitting, nextCursor: isCut ? cursorBehind(`${last}`) : nextCursor };
};
