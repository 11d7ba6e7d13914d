import { fail } from 'node:assert/strict';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { grantsOf, shippedAccess } from '#domain/rights/grants.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { listClaimsEndpoint } from '#lambdas/claims/list-claims.ts';

/** A claim's header as an index shows it; `at` is the moment of the draft and, without `submittedAt`, of the submission. */
export type Listed = {
  readonly owner: string;
  readonly status: string;
  readonly title: string;
  readonly at: string;
  readonly submittedAt?: string;
  readonly number?: string;
  readonly applicantName?: string;
};

const writeOf = ({ owner, status, title, at, submittedAt = at, number, applicantName }: Listed) => {
  const id = ulidAt(at as never);
  const isOut = status !== 'draft' && status !== 'discarded';
  return {
    kind: 'put' as const,
    key: { pk: `C#${id}`, sk: 'H' },
    item: {
      status,
      title,
      applicantName: applicantName ?? '田中花子',
      departmentName: '営業一課',
      total: 1_000,
      tax: 90,
      version: 1,
      updatedAt: submittedAt,
      G1P: `U#${owner}`,
      G1S: id,
      ...(number === undefined ? {} : { number }),
      ...(isOut ? { submittedAt, G2P: `S#${status}`, G2S: `${submittedAt}#${id}` } : {}),
    },
  };
};

export const keepListed = async (table: TenantTable, rows: readonly Listed[]): Promise<void> => {
  const writes = rows.map(writeOf);
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
