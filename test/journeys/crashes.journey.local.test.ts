import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { smallPdf } from '#test/builders/small-pdf.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit, vote } from './claim-driver.ts';
import { startDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Answer, type Person } from './person.ts';

let demo: DemoCloud;
let people: Record<string, Person>;
const person = (name: string): Person => people[name] as Person;

beforeAll(async () => {
  demo = await startDemoCloud();
  const names = ['tanaka', 'sato', 'takahashi', 'ito', 'watanabe'];
  people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const)),
  );
});
beforeEach(() => demo.cloud.faults.clear());
afterAll(() => demo.close());

/**
 * Every call of the function but the first so many is as if it had been killed before it; then the person sends the
 * same request again, as a browser does.
 */
const killedAfter = async (calls: number, send: () => Promise<Answer>): Promise<Answer> => {
  demo.cloud.faults.crashAfter(calls);
  await send();
  demo.cloud.faults.clear();
  return send();
};

const moments = [0, 1, 2, 3, 4, 5, 6, 7];
const spentOn = (moment: number): string => `2026-01-${String(moment + 10)}`;
const ok = ({ status, body }: Answer): any => {
  if (status > 299) throw new Error(JSON.stringify(body));
  return body;
};
const act = (name: string, path: string, body: unknown) => {
  const key = newUlid();
  return () => person(name).post(path, body, { key });
};
const drafted = async (moment: number, day = spentOn(moment)): Promise<any> => {
  const draft = await create(person('tanaka'), { lines: [] });
  const evidenceIds = [await attach(person('tanaka'), draft.id)];
  return ok(
    await person('tanaka').put(`/api/claims/${draft.id}`, {
      title: '経費',
      departmentId: 'sales-1',
      lines: [shinkansen({ spentOn: day, evidenceIds })],
      expectedVersion: draft.version,
    }),
  );
};
const deedsOf = async (id: string): Promise<string[]> =>
  ok(await person('tanaka').get(`/api/claims/${id}/timeline`)).items.map(({ act: deed }: any) => deed);
const inboxOf = async (name: string, id: string): Promise<number> =>
  ok(await person(name).get('/api/inbox?limit=100')).items.filter(({ claimId }: any) => claimId === id)
    .length;

describe('killed at any call, and sent again', () => {
  test.each(moments)('a submission happens once (after %i calls)', async (moment) => {
    const claim = await drafted(moment);
    const answer = await killedAfter(
      moment,
      act('tanaka', `/api/claims/${claim.id}/submission`, { expectedVersion: claim.version }),
    );
    expect(answer).toMatchObject({ status: 200, body: { status: 'submitted', version: claim.version + 1 } });
    expect((await deedsOf(claim.id)).filter((deed) => deed === 'submit')).toHaveLength(1);
    expect(await inboxOf('sato', claim.id)).toBe(1);
    const kinds = answer.body.verdict.lines[0].findings.map(({ kind }: any) => kind);
    expect(kinds.filter((kind: string) => kind.startsWith('same-'))).toEqual([]);
  });

  test.each(moments)('a confirmation posts once, without a gap (after %i calls)', async (moment) => {
    const day = `2026-04-${String(moment + 10)}`;
    let claim = ok(await submit(person('tanaka'), await drafted(moment, day)));
    // oxlint-disable-next-line no-await-in-loop
    for (const name of ['sato', 'takahashi', 'ito']) claim = ok(await vote(person(name), claim));
    const answer = await killedAfter(
      moment,
      act('takahashi', `/api/claims/${claim.id}/confirmation`, { expectedVersion: claim.version }),
    );
    expect(answer).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    const { items } = ok(await person('takahashi').get('/api/journals?month=2026-04'));
    const serials = items.map(({ serial }: any) => serial).toSorted((a: number, b: number) => a - b);
    expect(items.filter(({ claimId }: any) => claimId === claim.id)).toHaveLength(1);
    expect(serials).toEqual(Array.from(serials, (_serial, index) => Number(serials[0]) + index));
  });

  test.each(moments)('a withdrawal leaves no inbox behind (after %i calls)', async (moment) => {
    const claim = ok(await submit(person('tanaka'), await drafted(moment, `2025-11-${moment + 10}`)));
    const answer = await killedAfter(
      moment,
      act('tanaka', `/api/claims/${claim.id}/withdrawal`, { expectedVersion: claim.version }),
    );
    expect(answer).toMatchObject({ status: 200, body: { status: 'draft', edition: 2 } });
    expect(await inboxOf('sato', claim.id)).toBe(0);
    expect((await deedsOf(claim.id)).filter((deed) => deed === 'withdraw')).toHaveLength(1);
  });

  test.each(moments)('a receipt is reserved, completed and shown once (after %i calls)', async (moment) => {
    const claim = await create(person('tanaka'), { lines: [] });
    const bytes = smallPdf(newUlid());
    const id = newUlid();
    const reserve = act('tanaka', '/api/evidence', {
      id,
      claimId: claim.id,
      fileName: '領収書.pdf',
      contentType: 'application/pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const { uploadUrl, headers } = ok(await killedAfter(moment, reserve));
    await fetch(uploadUrl, { method: 'PUT', headers, body: new Uint8Array(bytes) });
    const completed = await killedAfter(moment, act('tanaka', `/api/evidence/${id}/completion`, {}));
    expect(completed.status).toBe(200);
    const { evidence } = ok(await person('tanaka').get(`/api/claims/${claim.id}`));
    expect(evidence.map((one: any) => [one.id, one.status])).toEqual([[id, 'stored']]);
  });

  test.each(moments)('a change of settings raises the version once (after %i calls)', async (moment) => {
    const { value, version } = ok(await person('watanabe').get('/api/settings/per-diems'));
    const change = () =>
      person('watanabe').put('/api/settings/per-diems', { value, expectedVersion: version });
    expect((await killedAfter(moment, change)).status).toBe(200);
    expect(ok(await person('watanabe').get('/api/settings/per-diems')).version).toBe(version + 1);
    ok(await submit(person('tanaka'), await drafted(moment, `2025-10-${moment + 10}`)));
  });
});
