import { afterAll, beforeAll, expect, test } from 'vitest';
import { listedClaim } from '#domain/claims/listed-claim.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { listOlderClaimsEndpoint } from '#lambdas/claim-search/list-older-claims.ts';
import { searchClaimsEndpoint } from '#lambdas/claim-search/search-claims.ts';
import { listedKey, listedRow } from '#lambdas/claims/claim-list.ts';
import { headerRow, linesRow } from '#lambdas/claims/claim-record.ts';
import { claimListHead } from '#rows/claim-list.ts';
import { claimHeader } from '#rows/claims.ts';
import { aLine, contextOf } from '#test/builders/claims.ts';
import { askAs, bodyOf, type Hits } from '#test/builders/company-claims.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { approved } from '#test/builders/submitted-claims.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
beforeAll(async () => {
  services = await startLocalServices();
});
afterAll(() => services.close());

type Step = { readonly nextCursor?: string };

test('9.2.2 claims of before get the months of their lines, in header and row, though they stand in the list; until then the list is not whole', async () => {
  const table = tenantTableOf(
    `t01${'9'.padStart(24, '0')}` as TenantId,
    documentClientOf({ region: 'ap-northeast-1' }),
    { tenantDataTable: 'TenantData', auditTable: 'Audit' },
  );
  const content = { lines: [aLine()], verdict: judgeClaim([aLine()], contextOf()) };
  const { months: _unknownThen, ...claim } = approved();
  const listed = listedClaim(claim, content);
  if (listed === undefined) throw new Error('it is not listed');
  const { months: _nor, ...row } = listed;
  await table.transact({
    header: { kind: 'put', ...headerRow(claim, []) },
    lines: { kind: 'put', ...linesRow(claim, content) },
    row: { kind: 'put', ...listedRow(row) },
    // Two walks of the release before ended.
    head: {
      kind: 'put',
      ...claimListHead.row({}, { walks: 2, at: '2026-11-01T00:00:00.000Z', unlisted: 0 }),
    },
  });
  const search = () =>
    bodyOf<Hits>(askAs(searchClaimsEndpoint, { table }, { from: '2026-04-01', to: '2027-03-31' }));
  const monthsIn = async () => {
    const [inList, header] = await Promise.all(
      [listedKey(listed), claimHeader.key({ claimId: claim.id })].map((key) => table.get(key)),
    );
    return [inList, header].map((item) =>
      /\\?"months\\?":(\[[^\]]*\])/.exec(JSON.stringify(item))?.[1]?.replaceAll('\\', ''),
    );
  };
  expect(await search()).toMatchObject({ totals: { count: 1 }, isWhole: false });
  expect(await monthsIn()).toEqual([undefined, undefined]);
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const asked = { table, at: '2026-12-01T00:00:00.000Z', body: cursor === '' ? {} : { cursor } };
    // oxlint-disable-next-line no-await-in-loop -- each step begins where the one before ended
    const done: Step = await bodyOf<Step>(askAs(listOlderClaimsEndpoint, asked));
    cursor = done.nextCursor;
  }
  expect(await monthsIn()).toEqual(['["2026-05"]', '["2026-05"]']);
  expect(await search()).toMatchObject({ totals: { count: 1 }, isWhole: true });
});
