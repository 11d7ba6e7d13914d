import { jstText } from '#domain/calendar/jst.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { companyDeed } from '#rows/audit.ts';
import type { TenantTable } from './tenant-table.ts';
import type { Write } from './transaction.ts';

export type AuditEntry = {
  /** Noun and deed: `claim.submit`. */
  readonly action: string;
  /** What it was done to: `claim 01J…`. Never a name, an address or other personal data. */
  readonly target: string;
  /** `begun`: what another system does, told before it is asked; `done` or `refused` follows unless a crash did. */
  readonly outcome: 'begun' | 'done' | 'refused';
  /** Facts that only an investigation reads; sealed with the tenant's key. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** Who asked, when, from where. `userId` is absent before anybody has signed in. */
export type AuditRequest = {
  readonly actor?: { readonly userId: string } | undefined;
  readonly at: Instant;
  readonly requestId: string;
  readonly sourceIp: string;
};

type Seal = (place: { readonly pk: string; readonly sk: string }, text: string) => Promise<string>;

/** What every audit item says, in either plane: who did what to what, when in UTC and in Japan, from where. */
export const auditFactsOf = (
  { at, actor, sourceIp: ip, requestId }: AuditRequest,
  { action, target, outcome }: AuditEntry,
) => ({ at, atJst: jstText(at), actor: actor?.userId ?? '-', action, target, outcome, ip, requestId });

/** `20261231`: the day in Japan, as partitions of the trail name it. */
export const auditDayOf = (at: Instant): string => jstText(at).slice(0, 10).replaceAll('-', '');

/**
 * One append-only item, to be placed in the transaction of the deed. `seal` gets the key without prefix; whoever
 * has no data key gives none and tells no detail.
 */
export const auditWrite = async (
  request: AuditRequest,
  entry: AuditEntry,
  { id, seal }: { readonly id: string; readonly seal?: Seal },
): Promise<Write> => {
  // Four shards: a busy tenant's day must not run into the write limit of one partition.
  const shard = id.charCodeAt(id.length - 1) % 4;
  const place = { day: auditDayOf(request.at), shard, eventId: id };
  const { detail } = entry;
  assert(detail === undefined || seal !== undefined, 'a detail is sealed or not told');
  const sealed =
    detail === undefined ? undefined : await seal?.(companyDeed.key(place), JSON.stringify(detail));
  return {
    kind: 'put',
    table: 'audit',
    ...companyDeed.row(place, {
      ...auditFactsOf(request, entry),
      ...(sealed === undefined ? {} : { detail: sealed }),
    }),
    condition: { expression: 'attribute_not_exists(PK)' },
  };
};

/** For what has no transaction of its own: a refusal, or a read that must be known (12.4.1). */
export const recordAlone = async (table: TenantTable, write: Write): Promise<void> => {
  const outcome = await table.transact({ audit: write });
  if (!outcome.stored) throw new Error('an audit item of this id exists already');
};

/** What the audit trail calls a person. */
export const personTarget = (userId: UserId | undefined): string => `user ${userId ?? 'unknown'}`;
