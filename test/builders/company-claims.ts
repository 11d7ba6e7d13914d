import { fail } from 'node:assert/strict';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { searchClaims } from '#contract/claim-search.ts';
import type { ListedClaim } from '#domain/claims/listed-claim.ts';
import { isClaimId, isUserId, type TenantId } from '#domain/kernel/ids.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { yen } from '#domain/money/yen.ts';
import { grantsOf, shippedAccess } from '#domain/rights/grants.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { auditWrite } from '#lambdas/adapters/tenant/audit-trail.ts';
import { openText, sealText } from '#lambdas/adapters/tenant/sealed-text.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { listedRow } from '#lambdas/claims/claim-list.ts';
import type { Endpoint } from '#lambdas/http/call.ts';
import { rowsOfMasters } from '#lambdas/settings/master-rows.ts';
import { minato } from '#local/seed/minato.ts';
import { settingsVersion } from '#rows/settings.ts';
import { known, noon } from './claims.ts';

export const personOf = (letter: string) => known(isUserId, `01${letter.repeat(24)}`);

type Difference = Omit<Partial<ListedClaim>, 'firstSubmittedAt' | 'total'> & {
  readonly at?: string;
  readonly total?: number;
};

let made = 0;

/** A claim of 会議費 as the company's list has it; `at` is the moment of its first submission. */
export const aListed = ({ at = '2026-06-15T03:00:00.000Z', total = 11_000, ...rest }: Difference = {}) => {
  made += 1;
  const firstSubmittedAt = known(isInstant, at);
  return {
    claimId: known(isClaimId, ulidAt(firstSubmittedAt)),
    status: 'approved',
    version: 3,
    number: `EX-${`${made}`.padStart(6, '0')}`,
    title: '5月の経費',
    applicantId: personOf('A'),
    applicantName: '田中花子',
    departmentId: 'sales-1',
    departmentName: '営業一課',
    total: yen(total),
    tax: yen(Math.floor(total / 11)),
    firstSubmittedAt,
    lineCount: 1,
    items: ['meeting'],
    suppliers: ['株式会社サンプル'],
    warnings: 0,
    ...rest,
  } satisfies ListedClaim as ListedClaim;
};

export const keepInList = async (table: TenantTable, claims: readonly ListedClaim[]): Promise<void> => {
  for (let at = 0; at < claims.length; at += 100)
    // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
    await table.transact({
      rows: claims.slice(at, at + 100).map((claim) => ({ kind: 'put' as const, ...listedRow(claim) })),
    });
};

/** The masters of みなと商事, as an endpoint reads them. */
export const keepMasters = async (table: TenantTable): Promise<void> => {
  const version = settingsVersion.row({}, { settingsVersion: 1 });
  const rows = [version, ...rowsOfMasters(minato.masters)];
  await table.transact({ rows: rows.map((row) => ({ kind: 'put' as const, ...row })) });
};

type Asker = {
  readonly table: TenantTable;
  readonly roles?: readonly RoleId[];
  /** Somebody of another role reads the claims of these, and no others. @default those of the whole company */
  readonly departments?: readonly string[];
  readonly at?: string;
  readonly body?: unknown;
};
type Asked = Readonly<Record<string, string>>;

/** What is told in the trail here is sealed as everywhere, with a key that the tests know, whatever its place. */
const testKey = { version: 1, bytes: new Uint8Array(32).fill(7) };
const anyPlace = { table: 'Audit', pk: 'test', sk: 'test', attribute: 'detail' } as const;
export const openedDetail = (envelope: string): Readonly<Record<string, unknown>> =>
  JSON.parse(openText(envelope, anyPlace, testKey));

/** The endpoint's own answer, as somebody of 経理 gets it. */
export const askAs = (
  endpoint: Endpoint<TenantContext>,
  { table, roles = ['accountant'], departments, at = noon, body }: Asker,
  query: Asked = {},
) => {
  const tenantId = `t01${'a'.repeat(24)}` as TenantId;
  const rights =
    departments === undefined ? grantsOf(roles, shippedAccess) : ({ 'claims.read': 'department' } as const);
  const departmentIds = new Set(departments);
  const actor = { tenantId, userId: personOf('K'), name: '経理', rights, departmentIds };
  const call = { body, params: {}, query, actor, at, requestId: 'request-1', sourceIp: '203.0.113.7' };
  const seal = async (_place: unknown, text: string) => sealText(text, anyPlace, testKey);
  const audit: TenantContext['audit'] = (request, entry) =>
    auditWrite(request, entry, { id: ulidAt(request.at), seal });
  return endpoint.serve(call as never, async () => ({ table, audit }) as TenantContext);
};

export type Hits = AnswerOf<typeof searchClaims>;

/** The body of an answer that the test expects to be given. */
export const bodyOf = async <Body>(answer: ReturnType<Endpoint<TenantContext>['serve']>): Promise<Body> => {
  const given = await answer;
  return given.ok ? (given.value.body as Body) : fail(JSON.stringify(given.refusal));
};
