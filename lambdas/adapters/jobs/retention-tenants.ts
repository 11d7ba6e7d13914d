import type { ClaimId, EvidenceId, TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { documentKeyOf, reservationKey } from '#lambdas/adapters/tenant/evidence-places.ts';
import { auditWrite, recordAlone } from '#lambdas/adapters/tenant/audit-trail.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { Clock } from '#lambdas/adapters/machine/clock.ts';
import { documentVersionsOf } from './document-versions.ts';
import { stsAssume, tenantSessionsOf } from '#lambdas/adapters/tenant/tenant-session.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { RetentionEnvironment } from './worker-environments.ts';
import { claimEvidence } from '#rows/claims.ts';
import { evidenceRecord, reservation as reservationRow } from '#rows/evidence.ts';
import { login } from '#rows/people.ts';
import { storageInUse } from '#rows/use.ts';
import { partsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';

/** A place for a file that was asked for and may never have been filled. */
export type Reservation = {
  readonly id: EvidenceId;
  readonly claimId: ClaimId;
  readonly reservedAt: Instant;
  /** Bytes that come free with it. */
  readonly size: number;
};

export type RetentionRequest = { readonly at: Instant; readonly requestId: string };

const reservationIn = (row: Row): readonly Reservation[] => {
  const parts = partsOf(reservationRow, row);
  if (parts === undefined) return [];
  const { claimId, size = 0 } = reservationRow.read(row);
  return [{ id: parts.evidenceId, claimId, reservedAt: parts.at, size }];
};

const named = (names: Readonly<Record<string, string>>, values: Readonly<Record<string, unknown>>) => ({
  names,
  values,
});
const status = { '#status': 'status' };

/** From now on the file can no more be completed; false when it was completed or taken away before. */
const markAbandoned = (id: EvidenceId): Write => ({
  kind: 'update',
  key: evidenceRecord.key({ evidenceId: id }),
  change: evidenceRecord.change({ set: { status: 'abandoned' } }),
  condition: {
    expression: '#status IN (:reserved, :abandoned)',
    ...named(status, { ':reserved': 'reserved', ':abandoned': 'abandoned' }),
  },
});

const removals = ({ id, claimId, reservedAt }: Reservation): readonly Write[] => [
  { kind: 'delete', key: reservationKey({ id, reservedAt }) },
  {
    kind: 'delete',
    key: evidenceRecord.key({ evidenceId: id }),
    condition: { expression: '#status = :abandoned', ...named(status, { ':abandoned': 'abandoned' }) },
  },
  {
    kind: 'delete',
    key: claimEvidence.key({ claimId, evidenceId: id }),
    condition: {
      expression: 'attribute_not_exists(PK) OR #status = :reserved',
      ...named(status, { ':reserved': 'reserved' }),
    },
  },
];

const reservationsIn = (table: TenantTable, erase: (key: string) => Promise<number>) => ({
  /** The oldest so many that were made up to a moment. */
  listReservations: async (upTo: Instant, limit: number): Promise<readonly Reservation[]> => {
    const { items } = await table.query({ ...reservationRow.among({}, { to: { at: upTo } }), limit });
    return items.flatMap(reservationIn);
  },
  /**
   * Takes a reservation away in three steps, each of which may be repeated: nobody can complete it, its bytes go, its
   * rows go. @returns how many objects went with it; undefined when it was completed after all
   */
  giveUp: async (reservation: Reservation): Promise<number | undefined> => {
    const marked = await table.transact({ mark: markAbandoned(reservation.id) });
    if (!marked.stored) {
      await table.transact({ reservation: { kind: 'delete', key: reservationKey(reservation) } });
      return undefined;
    }
    const objects = await erase(documentKeyOf(reservation.id));
    const removed = await table.transact({
      removals: removals(reservation),
      freed: reservation.size === 0 ? undefined : bytesFreed(reservation),
    });
    if (!removed.stored) throw new Error(`the reservation ${reservation.id} changed while it was taken away`);
    return objects;
  },
});

/** Bytes that are there no more. */
const bytesFreed = ({ id, size }: Reservation): Write => ({
  kind: 'update',
  key: storageInUse.key({ copy: id.slice(-1) }),
  change: storageInUse.change({ add: { count: -size } }),
});

type Untried = { readonly now: Instant; readonly before: Instant };

const isOld = (value: Instant | undefined, moment: Instant): boolean => value === undefined || value < moment;

/** Rows of login IDs that nobody has: they count attempts, and no sign-in ever clears them. */
const loginCountersIn = (table: TenantTable) => {
  const isUntried = {
    expression:
      'attribute_not_exists(userId) AND (attribute_not_exists(countedAt) OR countedAt < :before) AND (attribute_not_exists(lockedUntil) OR lockedUntil < :now)',
  };
  return {
    listLoginCounters: async ({ now, before }: Untried, cursor?: string) => {
      const page = await table.query({
        ...login.among({}),
        limit: 500,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const old = page.items.filter((row) => {
        const { userId, countedAt, lockedUntil } = login.read(row);
        return userId === undefined && isOld(countedAt, before) && isOld(lockedUntil, now);
      });
      const { nextCursor } = page;
      return {
        hashes: old.flatMap((row) => partsOf(login, row)?.loginHash ?? []),
        ...(nextCursor === undefined ? {} : { nextCursor }),
      };
    },
    /** False when somebody was given this login ID, or tried it, meanwhile. */
    removeLoginCounter: async (loginHash: string, { now, before }: Untried): Promise<boolean> => {
      const condition = { ...isUntried, values: { ':now': now, ':before': before } };
      const counter = { kind: 'delete', key: login.key({ loginHash }), condition } as const;
      return (await table.transact({ counter })).stored;
    },
  };
};

/** Tenants as the retention purge may see them: what was reserved and what was counted, no content. */
export const retentionTenantsOf = (environment: RetentionEnvironment, clock: Clock) => {
  const { region, docsBucket: bucket, tenantPurgeRoleArn: roleArn } = environment;
  const assume = tenantSessionsOf(stsAssume(region), clock);
  return async (tenantId: TenantId) => {
    const credentials = await assume({ roleArn, tenantId });
    const table = tenantTableOf(tenantId, documentClientOf({ region, credentials }), environment);
    const { erase } = documentVersionsOf({ region, bucket, tenantId, credentials });
    return {
      ...reservationsIn(table, erase),
      ...loginCountersIn(table),
      /** Says in the tenant's own trail what was taken away. */
      record: async ({ at, requestId }: RetentionRequest, target: string): Promise<void> => {
        const entry = { action: 'retention.purge', target, outcome: 'done' as const };
        const request = { at, requestId, sourceIp: '-' };
        await recordAlone(table, await auditWrite(request, entry, { id: ulidAt(at) }));
      },
    };
  };
};

export type RetentionTenant = Awaited<ReturnType<ReturnType<typeof retentionTenantsOf>>>;
