import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dinner, equipment, shinkansen } from '#test/builders/sent-lines.ts';
import { confirm, create, submit, vote, statusesOf } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, type Person } from './person.ts';

let demo: DemoCloud;
let people: Record<string, Person>;

beforeAll(async () => {
  demo = await shareDemoCloud();
  const names = ['tanaka', 'sato', 'suzuki', 'takahashi', 'nakamura', 'ito', 'watanabe', 'yamamoto'];
  people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const)),
  );
});
afterAll(() => demo.close());

const person = (name: string): Person => people[name] as Person;
const inboxOf = async (name: string): Promise<string[]> =>
  (await person(name).get('/api/inbox')).body.items.map(({ claimId }: any) => claimId);

const submitted = async (applicant: string, lines: readonly unknown[], departmentId = 'sales-1') => {
  const draft = await create(person(applicant), { lines: [], departmentId });
  const evidenceId = await attach(person(applicant), draft.id);
  const saved = await person(applicant).put(`/api/claims/${draft.id}`, {
    title: '経費',
    departmentId,
    lines: lines.map((line: any) => ({ ...line, evidenceIds: [evidenceId] })),
    expectedVersion: draft.version,
  });
  const answer = await submit(person(applicant), saved.body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};

describe('the route R-01', () => {
  test('goes 課長 → 経理担当 → 経理部長 for a small claim, and each finds it in the inbox in turn', async () => {
    const claim = await submitted('tanaka', [shinkansen()]);
    expect(claim.route.steps.map(({ name }: any) => name)).toEqual(['課長', '経理担当', '経理部長']);
    expect(await inboxOf('sato')).toContain(claim.id);
    expect(await inboxOf('takahashi')).not.toContain(claim.id);
    const second = (await vote(person('sato'), claim)).body;
    expect(await inboxOf('sato')).not.toContain(claim.id);
    expect(await inboxOf('takahashi')).toContain(claim.id);
    expect(await inboxOf('nakamura')).toContain(claim.id);
    const third = (await vote(person('takahashi'), second)).body;
    expect(await inboxOf('nakamura')).not.toContain(claim.id);
    const approved = (await vote(person('ito'), third)).body;
    expect(approved.status).toBe('approved');
    expect((await confirm(person('takahashi'), approved)).body.status).toBe('confirmed');
  });

  test.each([
    ['≥ 100,000 yen', [equipmentLike(100_000)]],
    ['A-10: 接待交際費', [dinner(44_004)]],
  ])('adds the 部長 for %s', async (_why, lines) => {
    const claim = await submitted('tanaka', lines);
    expect(claim.route.steps.map(({ name }: any) => name)).toEqual(['課長', '部長', '経理担当', '経理部長']);
    const second = (await vote(person('sato'), claim)).body;
    expect(await inboxOf('suzuki')).toContain(claim.id);
    expect(second.route.step).toBe(1);
  });

  test('P-07: 佐藤’s own claim skips him and goes to 鈴木', async () => {
    const claim = await submitted('sato', [shinkansen()]);
    expect(claim.route.steps[0].approverNames).toEqual(['鈴木一郎']);
    expect((await vote(person('sato'), claim)).status).toBe(403);
  });

  test('P-07: where nobody remains the claim stays a draft and the テナント管理者 is told', async () => {
    const draft = await create(person('ito'), { lines: [shinkansen()], departmentId: 'accounting' });
    const refused = await submit(person('ito'), draft);
    expect(refused.body).toMatchObject({ status: 422, code: 'route-has-nobody' });
    expect((await person('ito').get(`/api/claims/${draft.id}`)).body.status).toBe('draft');
    const notices = (await person('watanabe').get('/api/inbox')).body.items;
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'route-has-nobody', claimId: draft.id }));
  });
});

function equipmentLike(amount: number) {
  const { participants: _none, ...line } = dinner(amount, { itemCode: 'supplies' }) as Record<
    string,
    unknown
  >;
  return line;
}

describe('two people at once', () => {
  test('P-11: on the OR step of R-02 one wins, the other reads 「既に処理済み」', async () => {
    const claim = await submitted('tanaka', [equipment()]);
    expect(claim.route.steps[0].approverNames).toEqual(['鈴木一郎', '伊藤誠']);
    const answers = await Promise.all([vote(person('suzuki'), claim), vote(person('ito'), claim)]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.body).toMatchObject({ code: 'already-processed' });
    expect(loser?.body.detail).toContain('既に処理済み');
    const later = await vote(person('suzuki'), claim);
    expect(later.status).toBe(409);
  });

  test('two tabs of one approver: one wins, the other reads 「既に処理済み」', async () => {
    const claim = await submitted('tanaka', [shinkansen()]);
    const answers = await Promise.all([vote(person('sato'), claim), vote(person('sato'), claim)]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.detail).toContain('既に処理済み');
  });

  test('two accountants confirm at once: the journals are posted once', async () => {
    const claim = await submitted('tanaka', [shinkansen({ spentOn: '2026-04-07' })]);
    let current = (await vote(person('sato'), claim)).body;
    current = (await vote(person('nakamura'), current)).body;
    current = (await vote(person('ito'), current)).body;
    const answers = await Promise.all([
      confirm(person('takahashi'), current),
      confirm(person('ito'), current),
    ]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    const { items } = (await person('takahashi').get('/api/journals?month=2026-04')).body;
    expect(items.filter(({ claimId }: any) => claimId === claim.id)).toHaveLength(1);
  });

  test('confirmations side by side still give serials without a gap (LDG-003)', async () => {
    const claims = [];
    for (const day of ['01', '02', '03', '04']) {
      let claim = await submitted('tanaka', [shinkansen({ spentOn: `2026-03-${day}` })]);
      for (const name of ['sato', 'nakamura', 'ito']) claim = (await vote(person(name), claim)).body;
      claims.push(claim);
    }
    const answers = await Promise.all(
      claims.map((claim, index) => confirm(person(index % 2 === 0 ? 'takahashi' : 'nakamura'), claim)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const serials = answers.map(({ body }) => body.entries[0].serial).toSorted((a, b) => a - b);
    expect(serials.map((serial) => serial - serials[0])).toEqual([0, 1, 2, 3]);
  });
});

describe('sending back and taking back', () => {
  test('a returned claim shows its reason, is corrected and starts again at step 1 with its number', async () => {
    const claim = await submitted('tanaka', [shinkansen()]);
    expect((await vote(person('sato'), claim, { kind: 'send-back' })).status).toBe(400);
    const second = (await vote(person('sato'), claim)).body;
    const returned = (
      await vote(person('takahashi'), second, { kind: 'send-back', reason: '行先を書いてください' })
    ).body;
    expect(returned).toMatchObject({
      status: 'returned',
      returned: { byName: '高橋美咲', reason: '行先を書いてください' },
    });
    const mine = (await person('tanaka').get(`/api/claims/${claim.id}`)).body;
    const saved = await person('tanaka').put(`/api/claims/${claim.id}`, {
      title: mine.title,
      departmentId: mine.department.id,
      lines: [{ ...mine.lines[0], memo: '大阪出張（株式会社アオバ訪問）' }],
      expectedVersion: mine.version,
    });
    const again = (await submit(person('tanaka'), saved.body)).body;
    expect(again).toMatchObject({
      status: 'submitted',
      number: claim.number,
      edition: 2,
      route: { step: 0 },
    });
    const { items } = (await person('tanaka').get(`/api/claims/${claim.id}/timeline`)).body;
    expect(items.map(({ act }: any) => act)).toEqual(['create', 'submit', 'approve', 'send-back', 'submit']);
  });

  test('A-26: a claim is withdrawn although the 課長 has approved', async () => {
    const claim = await submitted('tanaka', [shinkansen()]);
    const second = (await vote(person('sato'), claim)).body;
    const answer = await person('tanaka').post(`/api/claims/${claim.id}/withdrawal`, {
      expectedVersion: second.version,
    });
    expect(answer.body).toMatchObject({ status: 'draft', number: claim.number, edition: 2 });
    expect(await inboxOf('takahashi')).not.toContain(claim.id);
    expect((await vote(person('takahashi'), second)).body.detail).toContain('既に処理済み');
  });

  test('a rejection is final', async () => {
    const claim = await submitted('tanaka', [shinkansen()]);
    const rejected = (await vote(person('sato'), claim, { kind: 'reject', reason: '私的利用のため' })).body;
    expect(rejected.status).toBe('rejected');
    expect((await submit(person('tanaka'), { ...claim, version: rejected.version })).status).toBe(409);
  });
});
