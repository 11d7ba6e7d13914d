import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isClaimId } from '#domain/kernel/ids.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { allRights, rightFacts } from '#domain/rights/grants.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { minato } from '#local/seed/minato.ts';
import { claimEvent } from '#rows/claims.ts';
import { doneByApp, startCompany } from '#test/builders/asked-app.ts';
import { actorOf, known } from '#test/builders/claims.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { newUlid } from '#test/journeys/person.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
afterAll(() => services.close());

const seen = (claim: any) => ({ id: claim.id, body: { expectedVersion: claim.version } });

const approved = async () => {
  const content = { title: '5月の経費', departmentId: 'sales-1', lines: [shinkansen()] };
  const draft = await doneByApp('POST /api/claims', { body: { id: newUlid(), ...content } });
  let claim = await doneByApp('POST /api/claims/{claimId}/submission', seen(draft));
  for (const by of ['佐藤健一', '高橋美咲', '伊藤誠'])
    claim = await doneByApp('POST /api/claims/{claimId}/votes', {
      by,
      id: claim.id,
      body: { kind: 'approve', from: 'opened', step: claim.route.step, expectedVersion: claim.version },
    });
  return claim;
};

/** Of everybody in the table of rights: reading all claims, and one right more. */
const each: readonly (readonly [string, Grants])[] = allRights.map((right) => [
  right,
  { [right]: rightFacts(right).scopes.at(-1), 'claims.read': 'company' },
]);

describe('journal entries of a claim', () => {
  let confirmed: any;

  test.each([
    ['without journals.read has none', {}],
    ['with it has them', { 'journals.read': 'company' }],
  ] as const)('whoever checks a correction %s', async (_what, more) => {
    const claim = await approved();
    const rights: Grants = { 'claims.read': 'company', 'claims.correct': 'company', ...more };
    const checked = await doneByApp('POST /api/claims/{claimId}/corrections/check', {
      id: claim.id,
      by: '高橋美咲',
      rights,
      body: { corrections: [{ lineId: '1', subAccount: '定例会' }], expectedVersion: claim.version },
    });
    expect(checked.changes).toHaveLength(1);
    expect('entries' in checked).toBe('journals.read' in more);
  });

  test('are not in the answer to whoever may confirm and not read journals', async () => {
    const rights: Grants = { 'claims.read': 'company', 'claims.confirm': 'company' };
    const asked = { ...seen(await approved()), by: '高橋美咲', rights };
    confirmed = await doneByApp('POST /api/claims/{claimId}/confirmation', asked);
    expect(confirmed).toMatchObject({ status: 'confirmed' });
    expect(confirmed).not.toHaveProperty('entries');
  });

  test.each(each)('are shown by journals.read alone: %s', async (right, rights) => {
    const shown = await doneByApp('GET /api/claims/{claimId}', { id: confirmed.id, by: '高橋美咲', rights });
    expect('entries' in shown).toBe(right === 'journals.read');
  });
});

describe('a history that somebody made endless', () => {
  const table = () =>
    tenantTableOf(minato.tenantId, documentClientOf({ region: 'ap-northeast-1' }), {
      tenantDataTable: 'TenantData',
      auditTable: 'Audit',
    });
  const tell = async (id: string, count: number, reason: string) => {
    const at = known(isInstant, new Date(Date.now() + 60_000).toISOString());
    const { userId: by, name: byName } = actorOf('高橋美咲');
    const event = { at, by, byName, act: 'send-back-approved', edition: 1, reason } as const;
    const claimId = known(isClaimId, id);
    for (let left = count; left > 0; left -= 20)
      // oxlint-disable-next-line no-await-in-loop -- a transaction holds 4 MB
      await table().transact({
        events: Array.from({ length: Math.min(20, left) }, () => ({
          kind: 'put' as const,
          ...claimEvent.row({ claimId, eventId: ulidAt(at) }, { doc: event }),
        })),
      });
  };
  const told = (id: string) => doneByApp('GET /api/claims/{claimId}/timeline', { id });

  test.each([
    ['events', 505, '長い話', 500],
    ['bytes', 60, 'あ'.repeat(30_000), 33],
  ])('is told from its newest, within what an answer holds: by %s', async (_what, count, reason, most) => {
    const claim = await approved();
    const before = await told(claim.id);
    expect(before.isCut).toBeUndefined();
    await tell(claim.id, count, reason);
    const { items, isCut } = await told(claim.id);
    expect([items.length, isCut]).toEqual([most, true]);
    expect(items.at(-1)).toMatchObject({ act: 'send-back-approved', reason });
  });
});
