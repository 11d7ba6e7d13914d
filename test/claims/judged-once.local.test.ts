import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { doneByApp, startCompany } from '#test/builders/asked-app.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { newUlid } from '#test/journeys/person.ts';

const judgings = vi.hoisted(() => ({ count: 0 }));
/** The very function, counted. */
vi.mock('#domain/verdicts/judge-claim.ts', async (original) => {
  const real = await original<typeof import('#domain/verdicts/judge-claim.ts')>();
  return {
    ...real,
    judgeClaim: (...given: Parameters<typeof real.judgeClaim>) => {
      judgings.count += 1;
      return real.judgeClaim(...given);
    },
  };
});

let claims = 0;
/** Of an amount of its own, so that no other claim has the same. */
const content = () => {
  const amount = 29_000 + (claims += 10);
  return {
    title: '5月の経費',
    departmentId: 'sales-1',
    lines: [shinkansen({ amount, parts: [{ rate: 'standard', amount }] })],
  };
};
const seen = (claim: any) => ({ id: claim.id, body: { expectedVersion: claim.version } });
const create = () => doneByApp('POST /api/claims', { body: { id: newUlid(), ...content() } });
const submit = (claim: any, key?: string) =>
  doneByApp('POST /api/claims/{claimId}/submission', {
    ...seen(claim),
    ...(key === undefined ? {} : { key }),
  });
const vote = (by: string, claim: any, said: object = { kind: 'approve', from: 'opened' }) =>
  doneByApp('POST /api/claims/{claimId}/votes', {
    by,
    id: claim.id,
    body: { ...said, step: claim.route.step, expectedVersion: claim.version },
  });
const discard = (claim: any) =>
  doneByApp('DELETE /api/claims/{claimId}', {
    id: claim.id,
    query: { expectedVersion: String(claim.version) },
  });
const show = (claim: any, by = '田中花子') => doneByApp('GET /api/claims/{claimId}', { by, id: claim.id });
const approved = async () => {
  let claim = await submit(await create());
  for (const by of ['佐藤健一', '高橋美咲', '伊藤誠']) claim = await vote(by, claim);
  return claim;
};

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany();
});
afterAll(() => services.close());
beforeEach(() => {
  judgings.count = 0;
});

/** [act, what stands before it, the act, how often the lines are judged] */
const acts: readonly (readonly [string, () => Promise<any>, (claim: any) => Promise<any>, number])[] = [
  ['create', async () => undefined, create, 1],
  [
    'save',
    create,
    ({ id, version }) =>
      doneByApp('PUT /api/claims/{claimId}', { id, body: { ...content(), expectedVersion: version } }),
    1,
  ],
  ['submit', create, (claim) => submit(claim), 1],
  ['show a draft', create, (claim) => show(claim), 1],
  ['discard', create, discard, 0],
  [
    'withdraw',
    async () => submit(await create()),
    (claim) => doneByApp('POST /api/claims/{claimId}/withdrawal', seen(claim)),
    0,
  ],
  ['show what was submitted', async () => submit(await create()), (claim) => show(claim), 0],
  ['approve', async () => submit(await create()), (claim) => vote('佐藤健一', claim), 0],
  [
    'send back',
    async () => submit(await create()),
    (claim) => vote('佐藤健一', claim, { kind: 'send-back', reason: '領収書を確認してください' }),
    0,
  ],
  [
    'confirm',
    approved,
    (claim) => doneByApp('POST /api/claims/{claimId}/confirmation', { ...seen(claim), by: '高橋美咲' }),
    0,
  ],
  ['show to 経理 what is approved', approved, (claim) => show(claim, '高橋美咲'), 0],
];

describe('the lines of a claim are judged once', () => {
  test.each(acts)('%s', async (_act, before, act, times) => {
    const claim = await before();
    judgings.count = 0;
    await act(claim);
    expect(judgings.count).toBe(times);
  });

  test('restore', async () => {
    const claim = await create();
    await discard(claim);
    judgings.count = 0;
    const restored = await doneByApp('POST /api/claims/{claimId}/restoration', {
      id: claim.id,
      body: { expectedVersion: claim.version + 1 },
    });
    expect(judgings.count).toBe(1);
    expect(restored.verdict).toEqual(claim.verdict);
  });

  test('a submission that is sent again is answered with the verdict that was pinned', async () => {
    const claim = await create();
    const key = newUlid();
    const first = await submit(claim, key);
    judgings.count = 0;
    expect((await submit(claim, key)).verdict).toEqual(first.verdict);
    expect(judgings.count).toBe(0);
  });

  test('what was withdrawn is judged by the law of today when it is shown again', async () => {
    const claim = await submit(await create());
    await doneByApp('POST /api/claims/{claimId}/withdrawal', seen(claim));
    judgings.count = 0;
    await show(claim);
    expect(judgings.count).toBe(1);
  });
});
