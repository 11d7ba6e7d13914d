import * as v from 'valibot';
import { jstText } from '#domain/calendar/jst.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isInstant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant-table.ts';
import { endpoint, type Actor } from '#lambdas/http/endpoint.ts';
import { pageParts } from '#lambdas/http/page-query.ts';

const status = v.picklist(['draft', 'submitted', 'returned', 'rejected', 'approved', 'confirmed']);
/** What left the draft: the only claims that 経理 and 監査 see. */
const companyStatus = v.picklist(['submitted', 'returned', 'rejected', 'approved', 'confirmed']);

const summary = v.object({
  id: v.string(),
  number: v.exactOptional(v.string()),
  title: v.string(),
  status,
  applicantName: v.string(),
  departmentName: v.string(),
  total: v.number(),
  tax: v.number(),
  version: v.number(),
  updatedAt: v.string(),
  submittedAt: v.exactOptional(v.string()),
  stepName: v.exactOptional(v.string()),
});

const query = v.variant('scope', [
  v.strictObject({ scope: v.literal('company'), status: companyStatus, ...pageParts }),
  v.strictObject({ scope: v.optional(v.literal('mine'), 'mine'), ...pageParts }),
]);

type Item = Readonly<Record<string, unknown>>;

const inJst = (name: string, value: unknown) => (isInstant(value) ? { [name]: jstText(value) } : {});

/** An index row holds the table's keys, `C#<claimId>` and `H`, and the narrow projection. */
const summaryOf = (item: Item) =>
  v.parse(summary, {
    ...item,
    id: String(item['PK']).slice('C#'.length),
    ...inJst('updatedAt', item['updatedAt']),
    ...inJst('submittedAt', item['submittedAt']),
  });

const mayReadCompany = ({ roles }: Actor) => roles.includes('accountant') || roles.includes('auditor');

type Page = { readonly limit: number; readonly cursor?: string };

const page = async (table: TenantTable, index: 'GSI1' | 'GSI2', pk: string, { limit, cursor }: Page) => {
  const from = cursor === undefined ? {} : { cursor };
  const { items, nextCursor } = await table.query({ pk, index, forward: false, limit, ...from });
  const next = nextCursor === undefined ? {} : { nextCursor };
  return accept({ items: items.filter((item) => item['status'] !== 'discarded').map(summaryOf), ...next });
};

/** Newest first. An index read: a claim written a moment ago may be missing for another moment. */
export const listClaimsEndpoint = endpoint({
  summary: '申請を一覧する',
  query,
  answer: v.object({ items: v.array(summary), nextCursor: v.exactOptional(v.string()) }),
  run: async ({ actor, query: wanted }, { table }) => {
    if (wanted.scope === 'mine') return page(table, 'GSI1', `U#${actor.userId}`, wanted);
    if (!mayReadCompany(actor)) return refuse({ kind: 'not-allowed' });
    return page(table, 'GSI2', `S#${wanted.status}`, wanted);
  },
});
