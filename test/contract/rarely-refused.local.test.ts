import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { monthOf } from '#domain/calendar/calendar-date.ts';
import { allLabels } from '#domain/exports/yayoi-labels.ts';
import { labelOptionsOf } from '#domain/exports/yayoi-options.ts';
import { isUserId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { searchClaimsEndpoint } from '#lambdas/claim-search/search-claims.ts';
import { mostClaims } from '#lambdas/claim-search/claims-in-months.ts';
import { evidenceRecord } from '#rows/evidence.ts';
import { postedEntries } from '#rows/journals.ts';
import { listJournalsEndpoint } from '#lambdas/journals/list-journals.ts';
import { mostEntries } from '#lambdas/journals/journal-page.ts';
import { placeOf } from '#lambdas/journals/journal-store.ts';
import { placeWrites } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { minato } from '#local/seed/minato.ts';
import { askApp, doneByApp, startCompany } from '#test/builders/asked-app.ts';
import { day, known } from '#test/builders/claims.ts';
import { aListed, askAs, keepInList } from '#test/builders/company-claims.ts';
import { meeting } from '#test/builders/entries.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { newUlid } from '#test/journeys/person.ts';

/** What an answer says where a company, a search or a file is larger, or two people are quicker, than on other days. */

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
beforeEach(() => void keptLog());
afterAll(() => services.close());

const table = () =>
  tenantTableOf(minato.tenantId, documentClientOf({ region: 'ap-northeast-1' }), {
    tenantDataTable: 'TenantData',
    auditTable: 'Audit',
  });

const aDraft = () =>
  doneByApp('POST /api/claims', {
    body: { id: newUlid(), title: '出張', departmentId: 'sales-1', lines: [shinkansen()] },
  });

const reserving = async (claimId: string, difference: object = {}) => ({
  body: {
    id: newUlid(),
    claimId,
    fileName: '領収書.heic',
    contentType: 'image/heic',
    size: 1_000,
    sha256: '1'.repeat(64),
    ...difference,
  },
});

describe('B-11 an answer says', () => {
  /** So many of them that one step would ask more than 40. */
  const moreAccountants = async () => {
    const takahashi = minato.masters.users.find(({ name }) => name === '高橋美咲');
    const { places = 0 } = await freshMastersOf(table());
    const idOf = (at: number) => known(isUserId, `01KMNAT0000000000000001${String(at).padStart(3, '0')}`);
    if (takahashi === undefined) throw new Error('nobody of the demo company');
    for (let at = 0; at < 41; at += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await table().transact({ places: placeWrites(undefined, { ...takahashi, id: idOf(at) }, places) });
  };

  test('that a step of the route would ask more people than may be asked', async () => {
    await moreAccountants();
    const { id, version } = await aDraft();
    const sent = { id, body: { expectedVersion: version } };
    expect(await askApp('POST /api/claims/{claimId}/submission', sent)).toMatchObject({
      status: 422,
      body: { code: 'route-step-too-wide', step: '経理担当', approversMax: 40 },
    });
  });

  test('that the id of a file is another file’s', async () => {
    const { id } = await aDraft();
    const first = await reserving(id);
    expect((await askApp('POST /api/evidence', first)).status).toBe(201);
    expect((await askApp('POST /api/evidence', first)).status).toBe(201);
    const other = { body: { ...first.body, sha256: '2'.repeat(64) } };
    expect(await askApp('POST /api/evidence', other)).toMatchObject({
      status: 422,
      body: { code: 'evidence-in-use' },
    });
  });

  test('that this service shows no such pictures', async () => {
    const { id } = await aDraft();
    const { body } = await reserving(id);
    await doneByApp('POST /api/evidence', { body });
    const key = evidenceRecord.key({ evidenceId: body.id as never });
    const row = await table().get(key, { consistent: true });
    const doc = { ...evidenceRecord.read(row ?? {}).doc, storedAt: '2026-05-12T01:00:00.000Z' } as never;
    await table().transact({
      stored: { kind: 'update', key, change: evidenceRecord.change({ set: { status: 'stored', doc } }) },
    });
    const shown = { params: { evidenceId: body.id } };
    expect(await askApp('GET /api/evidence/{evidenceId}/rendition', shown)).toMatchObject({
      status: 422,
      body: { code: 'rendition-switched-off' },
    });
  });

  test('that somebody else changed an export meanwhile', async () => {
    const labels = [...new Set(allLabels(labelOptionsOf(minato.masters)).map(({ label }) => label))];
    const confirm = () =>
      askApp('POST /api/exports/test-import', { by: '高橋美咲', body: { labels: labels.splice(0, 1) } });
    const seen = new Set<string>();
    for (let calls = 0, wasOvertaken = true; wasOvertaken; calls += 1) {
      wasOvertaken = false;
      services.faults.meanwhile(calls, async () => {
        wasOvertaken = true;
        await confirm();
      });
      // oxlint-disable-next-line no-await-in-loop -- between one pair of calls after the other
      const { status, body } = await confirm();
      services.faults.clear();
      seen.add(status === 200 ? 'done' : body.code);
    }
    expect([...seen]).toEqual(['done', 'export-changed-meanwhile']);
  });

  /** The real rows of a table, again and again: a month without an end. */
  const endless = (rows: TenantTable): TenantTable => ({
    ...rows,
    query: async ({ cursor: _again, ...range }) => {
      const { items } = await rows.query(range);
      const [first] = items;
      return first === undefined || range.limit === undefined
        ? { items }
        : { items: Array.from({ length: range.limit }, () => first), nextCursor: 'more' };
    },
  });
  const ofApril = { from: '2026-04-01', to: '2026-04-30' };

  test('that a search would look at too many claims', async () => {
    await keepInList(table(), [aListed({ at: '2026-04-15T03:00:00.000Z' })]);
    expect(await askAs(searchClaimsEndpoint, { table: endless(table()) }, ofApril)).toEqual({
      ok: false,
      refusal: { kind: 'search-too-wide', most: mostClaims },
    });
  });

  test('that a search would look at too many entries of the books', async () => {
    const entry = { ...meeting, postedOn: day('2026-04-15') };
    const row = postedEntries.row(placeOf(entry.claimId, monthOf(entry.postedOn)), {
      z: Array.from({ length: 30 }, () => entry),
    });
    await table().transact({ entry: { kind: 'put', ...row } });
    expect(await askAs(listJournalsEndpoint, { table: endless(table()) }, ofApril)).toEqual({
      ok: false,
      refusal: { kind: 'search-too-wide', most: mostEntries },
    });
  });
});
