import * as v from 'valibot';
import { jstDateOf, jstMidnightMillis, jstText } from '#domain/calendar/jst.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isInstant, type CalendarDate } from '#domain/kernel/time.ts';
import { instantOf } from '#lambdas/adapters/clock.ts';
import type { Range } from '#lambdas/adapters/cursor.ts';
import type { TenantTable } from '#lambdas/adapters/tenant-table.ts';
import { millisOf, ulidFrom } from '#lambdas/adapters/ulid.ts';
import { endpoint, type Actor } from '#lambdas/http/endpoint.ts';
import { pageParts } from '#lambdas/http/page-query.ts';
import { calendarDate } from '#lambdas/http/value-shapes.ts';

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

/** First and last day, both included: of the submission in the company's list, of the first draft in one's own. */
const period = { from: v.exactOptional(calendarDate), to: v.exactOptional(calendarDate) };

const beginsBeforeItEnds = ({ from, to }: { readonly from?: string; readonly to?: string }): boolean =>
  from === undefined || to === undefined || from <= to;

const query = v.pipe(
  v.variant('scope', [
    v.strictObject({ scope: v.literal('company'), status: companyStatus, ...period, ...pageParts }),
    v.strictObject({
      scope: v.optional(v.literal('mine'), 'mine'),
      status: v.exactOptional(status),
      ...period,
      ...pageParts,
    }),
  ]),
  v.check((wanted) => beginsBeforeItEnds(wanted), '終わりの日は、始まりの日以後にしてください'),
);
type Wanted = v.InferOutput<typeof query>;

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

const midnightAfter = (day: CalendarDate): number => jstMidnightMillis(day) + 86_400_000;
const instantText = (millis: number): string => new Date(millis).toISOString();

/** An own claim is sorted by its id, which begins with the moment of its first draft. */
const ownRange = (userId: UserId, { from, to }: Wanted) => ({
  index: 'GSI1' as const,
  pk: `U#${userId}`,
  ...(from === undefined ? {} : { skFrom: ulidFrom(jstMidnightMillis(from)) }),
  ...(to === undefined ? {} : { skTo: ulidFrom(midnightAfter(to)) }),
});

/** A claim of the company is sorted by its submission, `2026-05-12T01:00:00.000Z#…`. */
const companyRange = ({ status: wanted, from, to }: Wanted) => ({
  index: 'GSI2' as const,
  pk: `S#${wanted}`,
  ...(from === undefined ? {} : { skFrom: instantText(jstMidnightMillis(from)) }),
  ...(to === undefined ? {} : { skTo: instantText(midnightAfter(to)) }),
});

/** 2,000 rows of 0.3 kB: what one request reads at most for a page of one's own claims of one state. */
const mostRows = 2_000;

/** Drafts that were discarded until 2026-11 stand in the index; later ones leave it. */
const isWanted =
  (wanted: string | undefined) =>
  ({ status: found }: Item): boolean =>
    wanted === undefined ? found !== 'discarded' : found === wanted;

const dayOfId = (item: Item): CalendarDate =>
  jstDateOf(instantOf(new Date(millisOf(String(item['PK']).slice('C#'.length)))));

const page = async (table: TenantTable, range: Range, wanted: Wanted) => {
  const { limit, cursor } = wanted;
  const from = cursor === undefined ? {} : { cursor };
  const filter = { matches: isWanted(wanted.status), mostRows };
  const { items, nextCursor, lastRead } = await table.query({
    ...range,
    forward: false,
    limit,
    filter,
    ...from,
  });
  return accept({
    items: items.map(summaryOf),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...(lastRead === undefined ? {} : { searchedTo: dayOfId(lastRead) }),
  });
};

/**
 * Newest first. An index read: a claim written a moment ago may be missing for another moment. Where the bound on
 * reads ended the search before the page was full, `searchedTo` is the day down to which it looked, and `nextCursor`
 * goes on from there (docs/decisions/0061).
 */
export const listClaimsEndpoint = endpoint({
  summary: '申請を一覧する',
  refusals: { 'not-allowed': true },
  query,
  answer: v.object({
    items: v.array(summary),
    nextCursor: v.exactOptional(v.string()),
    searchedTo: v.exactOptional(v.string()),
  }),
  run: async ({ actor, query: wanted }, { table }) => {
    if (wanted.scope === 'mine') return page(table, ownRange(actor.userId, wanted), wanted);
    if (!mayReadCompany(actor)) return refuse({ kind: 'not-allowed' });
    return page(table, companyRange(wanted), wanted);
  },
});
