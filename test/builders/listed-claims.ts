import { fail } from 'node:assert/strict';
import type { Claim } from '#domain/claims/claim.ts';
import type { ClaimId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { grantsOf, shippedAccess } from '#domain/rights/grants.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { claimHeader } from '#rows/claims.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { listClaimsEndpoint } from '#lambdas/claims/list-claims.ts';

/** A claim's header as an index shows it; `at` is the moment of the draft and, without `submittedAt`, of the submission. */
export type Listed = {
  readonly owner: string;
  readonly status: Claim['status'];
  readonly title: string;
  readonly at: string;
  readonly submittedAt?: string;
  readonly number?: string;
  readonly applicantName?: string;
};

/** A header as it lies in the table; also discarded ones, which stood in the index until 2026-11. */
export const listedHeader = (listed: Listed) => {
  const { owner, status, title, at, submittedAt = at, number, applicantName = '田中花子' } = listed;
  const claimId = ulidAt(at as never) as ClaimId;
  const applicantId = owner as UserId;
  const moment = submittedAt as Instant;
  const isOut = status !== 'draft' && status !== 'discarded';
  const content = {
    claimId,
    applicantId,
    status,
    title,
    applicantName,
    departmentName: '営業一課',
    total: 1_000,
    tax: 90,
    version: 1,
    updatedAt: moment,
    acts: [],
    doc: {} as Claim,
    ...(number === undefined ? {} : { number }),
    ...(isOut ? { submittedAt: moment } : {}),
  };
  return claimHeader.row({ claimId }, content, {
    GSI1: { applicantId, draftOrder: claimId },
    ...(isOut ? { GSI2: { claimStatus: status, at: moment, claimId } } : {}),
  });
};

export const keepListed = async (table: TenantTable, rows: readonly Listed[]): Promise<void> => {
  const writes = rows.map((row) => ({ kind: 'put' as const, ...listedHeader(row) }));
  for (let at = 0; at < writes.length; at += 100)
    // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
    await table.transact({ writes: writes.slice(at, at + 100) });
};

export type ListPage = {
  readonly items: readonly { readonly title: string; readonly status: string }[];
  readonly nextCursor?: string;
  readonly searchedTo?: string;
};

type Asker = { readonly table: TenantTable; readonly userId: string; readonly roles?: readonly RoleId[] };

export const askList = async (
  { table, userId, roles = ['applicant', 'accountant'] }: Asker,
  query: Readonly<Record<string, string>>,
) => {
  const tenantId = `t01${'a'.repeat(24)}` as TenantId;
  const actor = { tenantId, userId: userId as UserId, name: '', rights: grantsOf(roles, shippedAccess) };
  const call = { body: undefined, params: {}, query, actor };
  return listClaimsEndpoint.serve(call as never, async () => ({ table }) as TenantContext);
};

/** All pages of a list, each begun where the one before ended. */
export const pagesOf = async (
  asker: Asker,
  query: Readonly<Record<string, string>>,
): Promise<readonly ListPage[]> => {
  const all: ListPage[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    const answer = await askList(asker, cursor === '' ? query : { ...query, cursor });
    if (!answer.ok) return fail(answer.refusal.kind);
    const page = answer.value.body as ListPage;
    all.push(page);
    cursor = page.nextCursor;
  }
  return all;
};

export const titlesOf = (pages: readonly ListPage[]): readonly string[] =>
  pages.flatMap(({ items }) => items.map(({ title }) => title));
