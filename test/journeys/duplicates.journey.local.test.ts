import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallPdf } from '#test/builders/small-pdf.ts';
import { convenienceStore, shinkansen } from '#test/builders/sent-lines.ts';
import { create, statusesOf, submit, vote } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let people: Record<string, Person>;
const person = (name: string): Person => people[name] as Person;

beforeAll(async () => {
  demo = await shareDemoCloud();
  const names = ['tanaka', 'sato', 'suzuki', 'takahashi', 'nakamura', 'ito'];
  people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const)),
  );
});
afterAll(() => demo.close());

const aPdf = (): Buffer => smallPdf(newUlid());

type Difference = Readonly<Record<string, unknown>>;
let purchases = 0;
/** An amount that no other line of this file has. */
const ownAmount = (): Difference => {
  purchases += 1;
  const amount = 20_000 + purchases;
  return { amount, parts: [{ rate: 'standard', amount }] };
};

const withLines = async (name: string, lines: readonly Difference[]): Promise<any> => {
  const draft = await create(person(name), { lines: [] });
  const answer = await person(name).put(`/api/claims/${draft.id}`, {
    title: '備品',
    departmentId: 'sales-1',
    lines,
    expectedVersion: draft.version,
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};

/** A draft with one line whose receipt has these bytes. */
const withReceipt = async (name: string, bytes: Buffer, difference: Difference = {}): Promise<any> => {
  const draft = await create(person(name), { lines: [] });
  const evidenceIds = [await attach(person(name), draft.id, { bytes })];
  const answer = await person(name).put(`/api/claims/${draft.id}`, {
    title: '備品',
    departmentId: 'sales-1',
    lines: [convenienceStore({ ...ownAmount(), evidenceIds, ...difference })],
    expectedVersion: draft.version,
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const explained = async (name: string, claim: any): Promise<any> => {
  const [line] = claim.lines;
  const answer = await person(name).put(`/api/claims/${claim.id}`, {
    title: claim.title,
    departmentId: 'sales-1',
    lines: [{ ...line, duplicateReason: '同じ領収書を部門で分けて申請します' }],
    expectedVersion: claim.version,
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const submitted = async (name: string, claim: any): Promise<any> => {
  const answer = await submit(person(name), claim);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const seenBy = async (name: string, claimId: string, kind: string): Promise<any> => {
  const { body } = await person(name).get(`/api/claims/${claimId}`);
  return body.verdict.lines[0].findings.find((finding: any) => finding.kind === kind);
};

describe('A-6, A-21: the same bytes in a second claim', () => {
  test('stop it until they are explained, and are shown then to the approver and 経理', async () => {
    const bytes = aPdf();
    const first = await submitted('tanaka', await withReceipt('tanaka', bytes));
    const second = await withReceipt('tanaka', bytes);
    const refused = await submit(person('tanaka'), second);
    expect(refused).toMatchObject({ status: 422, body: { code: 'claim-not-submittable' } });
    expect(refused.body.fields).toEqual([
      {
        path: 'lines.0.duplicateReason',
        message: `申請 ${first.number} と同じファイルの証憑です。二重の申請でなければ、同じ証憑を使う理由を入力してください`,
      },
    ]);
    const passed = await submitted('tanaka', await explained('tanaka', second));
    expect(Number(passed.number.slice(3))).toBe(Number(first.number.slice(3)) + 1);
    for (const name of ['tanaka', 'sato', 'takahashi']) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await seenBy(name, passed.id, 'same-file-explained')).toMatchObject({
        severity: 'warn',
        text: `申請 ${first.number} と同じファイルの証憑です（理由の記入あり）。二重でないか確認してください`,
        facts: { otherNumber: first.number, otherClaimId: first.id, otherReaders: '' },
      });
    }
  });

  test('of another person is told without saying whose: only who may read it sees the number', async () => {
    const bytes = aPdf();
    const first = await submitted('sato', await withReceipt('sato', bytes));
    const second = await withReceipt('tanaka', bytes);
    const refused = await submit(person('tanaka'), second);
    expect(refused.body.fields[0].message).toContain('他の申請（内容は非表示）と同じファイルの証憑です');
    expect(JSON.stringify(refused.body)).not.toContain(first.number);
    const passed = await submitted('tanaka', await explained('tanaka', second));
    const toApplicant = JSON.stringify((await person('tanaka').get(`/api/claims/${passed.id}`)).body);
    expect(toApplicant).toContain('他の申請（内容は非表示）');
    for (const secret of [first.id, first.number, person('sato').userId, person('suzuki').userId])
      expect(toApplicant).not.toContain(secret);
    const toAccountant = await seenBy('nakamura', passed.id, 'same-file-explained');
    expect(toAccountant.text).toContain(`申請 ${first.number} と同じ`);
  });

  test.each([
    [
      'was withdrawn',
      async (claim: any) =>
        person('tanaka').post(
          `/api/claims/${claim.id}/withdrawal`,
          { expectedVersion: claim.version },
          { key: newUlid() },
        ),
    ],
    ['was rejected', async (claim: any) => vote(person('sato'), claim, { kind: 'reject', reason: '不要' })],
    [
      'was sent back',
      async (claim: any) => vote(person('sato'), claim, { kind: 'send-back', reason: '修正' }),
    ],
  ])('do not count where the other %s', async (_end, end) => {
    const bytes = aPdf();
    const first = await submitted('tanaka', await withReceipt('tanaka', bytes));
    expect((await end(first)).status).toBe(200);
    const second = await submitted('tanaka', await withReceipt('tanaka', bytes));
    expect(second.verdict.lines[0].findings.map(({ kind }: any) => kind)).not.toContain(
      'same-file-explained',
    );
    // Now the first is the second.
    const { body: again } = await person('tanaka').get(`/api/claims/${first.id}`);
    const refused = again.allowed.submit ? await submit(person('tanaka'), again) : undefined;
    expect(refused?.status ?? 422).toBe(422);
  });

  test('a claim that is submitted again after its return is no twin of itself', async () => {
    const bytes = aPdf();
    const first = await submitted('tanaka', await withReceipt('tanaka', bytes));
    const returned = (await vote(person('sato'), first, { kind: 'send-back', reason: '修正' })).body;
    const again = await submitted('tanaka', returned);
    expect(again.verdict.lines[0].findings.map(({ kind }: any) => kind)).not.toContain(
      'same-purchase-elsewhere',
    );
  });

  test.each([...Array(5).keys()])('submitted at the same moment pass once (round %i)', async () => {
    const bytes = aPdf();
    const [one, other] = [await withReceipt('tanaka', bytes), await withReceipt('sato', bytes)];
    const answers = await Promise.all([submit(person('tanaka'), one), submit(person('sato'), other)]);
    expect(statusesOf(answers)).toEqual([200, 422]);
    expect(answers.find(({ status }) => status === 422)?.body.fields[0].path).toBe('lines.0.duplicateReason');
  });
});

describe('EXP-040: what only looks the same', () => {
  test('is warned of for one person, date, amount and supplier, however its name is typed', async () => {
    const purchase = ownAmount();
    const bought = (name: string): Difference => shinkansen({ ...purchase, supplier: { name } });
    const first = await submitted('tanaka', await withLines('tanaka', [bought('ミナト・トラベル 新橋')]));
    const second = await submitted('tanaka', await withLines('tanaka', [bought('ﾐﾅﾄ ﾄﾗﾍﾞﾙ新橋')]));
    expect(await seenBy('sato', second.id, 'same-purchase-elsewhere')).toMatchObject({
      severity: 'warn',
      text: `申請 ${first.number} と日付・金額・支払先が同じです。二重でないか確認してください`,
    });
    const third = await submitted('sato', await withLines('sato', [bought('ミナト・トラベル 新橋')]));
    expect(await seenBy('suzuki', third.id, 'same-purchase-elsewhere')).toBeUndefined();
  });

  test('submitted at the same moment: at least the later of two is warned of', async () => {
    const line = shinkansen(ownAmount());
    const drafts = [await withLines('tanaka', [line]), await withLines('tanaka', [line])];
    const answers = await Promise.all(drafts.map((draft) => submit(person('tanaka'), draft)));
    expect(statusesOf(answers)).toEqual([200, 200]);
    const kinds = answers.map(({ body }) => body.verdict.lines[0].findings.map(({ kind }: any) => kind));
    expect(kinds.filter((ones) => ones.includes('same-purchase-elsewhere'))).toHaveLength(1);
  });
});

describe('a claim with more fingerprints than a transaction holds', () => {
  test('is submitted as any other, and is found by each of them', async () => {
    const lines = Array.from({ length: 100 }, (_, index) =>
      shinkansen({ ...ownAmount(), id: String(index + 1) }),
    );
    const first = await submitted('tanaka', await withLines('tanaka', lines));
    const last = { ...lines[99], id: '1' };
    const second = await submitted('tanaka', await withLines('tanaka', [last]));
    expect(await seenBy('tanaka', second.id, 'same-purchase-elsewhere')).toMatchObject({
      facts: { otherNumber: first.number },
    });
  });
});

describe('日当 of one day', () => {
  test('in a second claim is warned of once, however many days are the same', async () => {
    const allowance = (perDiemDays: number): Difference => ({
      id: '1',
      itemCode: 'per-diem',
      spentOn: '2026-06-08',
      amount: 2_500 * perDiemDays,
      parts: [{ rate: 'standard', amount: 2_500 * perDiemDays }],
      paidBy: 'employee',
      purpose: 'trip',
      perDiemDays,
      memo: '日当',
    });
    const trip = { destination: '大阪', startOn: '2026-06-08', endOn: '2026-06-10' };
    const claimed = async (days: number) => {
      const draft = await create(person('tanaka'), { trip, lines: [allowance(days)] });
      return submitted('tanaka', draft);
    };
    const first = await claimed(3);
    const second = await claimed(2);
    const findings = second.verdict.lines[0].findings.filter(
      ({ kind }: any) => kind === 'same-allowance-day-elsewhere',
    );
    expect(findings.map(({ text }: any) => text)).toEqual([
      `申請 ${first.number} と同じ日の日当です。二重でないか確認してください`,
    ]);
  });
});
