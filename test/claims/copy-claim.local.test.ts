import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copiedContent } from '#domain/claims/copy-claim.ts';
import { askApp, startCompany } from '#test/builders/asked-app.ts';
import { aDraft, aLine, day } from '#test/builders/claims.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { newUlid } from '#test/journeys/person.ts';

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
afterAll(() => services.close());

const create = async () => {
  const back = { id: '2', amount: 13_870, parts: [{ rate: 'standard', amount: 13_870 }] };
  const journey = { from: '新大阪', to: '名古屋', isRoundTrip: false };
  const lines = [shinkansen(), shinkansen({ ...back, spentOn: '2026-05-13', journey })];
  const trip = { destination: '大阪', startOn: '2026-05-12', endOn: '2026-05-13' };
  const draft = { id: newUlid(), title: '大阪出張', departmentId: 'sales-1', trip, lines };
  return (await askApp('POST /api/claims', { body: draft })).body;
};
const submit = async (id: string, expectedVersion: number) => {
  const submitted = await askApp('POST /api/claims/{claimId}/submission', { id, body: { expectedVersion } });
  expect(submitted).toMatchObject({ status: 200, body: { status: 'submitted' } });
};
const copy = (id: string, by?: string, newId = newUlid()) =>
  askApp('POST /api/claims/{claimId}/copies', { id, body: { id: newId }, ...(by ? { by } : {}) });

describe('copying a claim', () => {
  test('makes a new draft with what it says, and leaves dates and receipts to the person', async () => {
    const older = await create();
    const { id, version } = older;
    await submit(id, version);
    const { status, body: draft } = await copy(id);
    expect(status).toBe(201);
    expect(draft).toMatchObject({
      status: 'draft',
      edition: 1,
      version: 1,
      title: '大阪出張',
      department: older.department,
      trip: { destination: '大阪' },
      evidence: [],
    });
    expect(draft.number).toBeUndefined();
    expect(draft.lines.map(({ itemCode, amount }: any) => [itemCode, amount])).toEqual([
      ['train', 29_440],
      ['train', 13_870],
    ]);
    expect(draft.lines.flatMap(({ spentOn, evidenceIds }: any) => [spentOn, evidenceIds])).toEqual(
      Array.from({ length: 4 }),
    );
    expect(draft.verdict).toMatchObject({ total: 43_310, canSubmit: false });
    expect((await askApp('GET /api/claims/{claimId}', { id: draft.id })).body).toMatchObject({ version: 1 });
  });

  test('is one draft, however often it is sent', async () => {
    const { id } = await create();
    const newId = newUlid();
    const first = await copy(id, undefined, newId);
    expect(await copy(id, undefined, newId)).toEqual(first);
    const other = await create();
    expect(await copy((await create()).id, undefined, other.id)).toMatchObject({
      status: 409,
      body: { code: 'claim-changed-meanwhile' },
    });
  });

  test('is that draft also when its source was changed before it is sent again, and of no other source', async () => {
    const { id, version } = await create();
    const newId = newUlid();
    const first = await copy(id, undefined, newId);
    const content = { title: '名古屋出張', departmentId: 'sales-1', lines: [shinkansen()] };
    const body = { ...content, expectedVersion: version };
    expect((await askApp('PUT /api/claims/{claimId}', { id, body })).status).toBe(200);
    expect(await copy(id, undefined, newId)).toEqual(first);
    expect(await copy((await create()).id, undefined, newId)).toMatchObject({
      status: 409,
      body: { code: 'claim-changed-meanwhile' },
    });
  });

  test('is refused to everybody else: unknown to strangers, not allowed to its approvers', async () => {
    const { id, version } = await create();
    const newId = newUlid();
    expect((await copy(id, '鈴木一郎', newId)).status).toBe(404);
    await submit(id, version);
    expect((await copy(id, '佐藤健一', newId)).status).toBe(403);
    expect((await askApp('GET /api/claims/{claimId}', { id: newId })).status).toBe(404);
    expect((await copy(newUlid(), undefined, newId)).status).toBe(404);
  });

  test('takes over nothing that was true of its day, receipt or purchase alone', () => {
    const line = aLine({
      overCapReason: '満室',
      rateReason: '軽減ではない',
      besideTripReason: '前泊',
      duplicateReason: '折半',
      isSameTransaction: true,
      parts: [{ rate: 'standard', amount: aLine().amount, statedTax: aLine().amount }],
    });
    const refund = { ...aLine({ amount: -500 }), id: '2', refund: { purchasedOn: day('2026-05-01') } };
    const { id, itemCode, amount, paidBy, purpose, supplier, memo } = line;
    const kept = { id, itemCode, amount, paidBy, purpose, supplier, memo };
    const { lines, trip } = copiedContent(aDraft({ trip: { startOn: day('2026-05-01') } }), [line, refund]);
    expect(trip).toBeUndefined();
    expect(lines).toEqual([
      expect.objectContaining({ ...kept, parts: [{ rate: 'standard', amount: line.amount }] }),
    ]);
    expect(Object.keys(lines[0] ?? {}).filter((name) => /Reason$|spentOn|evidence|Same/.test(name))).toEqual(
      [],
    );
  });
});
