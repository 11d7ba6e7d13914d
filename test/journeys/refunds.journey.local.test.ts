import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create, statusesOf, submit, sumsOf, vote } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let people: Record<string, Person>;
const person = (name: string): Person => people[name] as Person;

beforeAll(async () => {
  demo = await shareDemoCloud();
  const names = ['tanaka', 'sato', 'suzuki', 'takahashi', 'ito'];
  people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await demo.signIn(name)] as const)),
  );
});
afterAll(() => demo.close());

const through = async (claim: any): Promise<any> => {
  const approvers = [person('sato'), person('takahashi'), person('ito')];
  return bringToConfirmation(person('tanaka'), claim, { approvers, accountant: person('takahashi') });
};
const travels = { destination: '大阪', startOn: '2026-05-12', endOn: '2026-05-13' };

/** A ticket of 58,880 yen that SPC-014 lets be deducted without a receipt, confirmed. */
const confirmedTicket = async (): Promise<any> => {
  const amount = 58_880;
  const lines = [shinkansen({ amount, parts: [{ rate: 'standard', amount }] })];
  return through(await create(person('tanaka'), { lines, trip: travels }));
};
const originalOf = ({ id }: any, lineId = '1') => ({ claimId: id, lineId });

/** A draft of 田中 whose lines take these amounts back, with their proof. */
const refundDraft = async (
  refund: Readonly<Record<string, unknown>>,
  amounts: readonly number[],
  difference: Readonly<Record<string, unknown>> = {},
): Promise<any> => {
  const draft = await create(person('tanaka'), { lines: [] });
  const evidenceIds = [await attach(person('tanaka'), draft.id, {})];
  const lines = amounts.map((amount, index) => ({
    ...shinkansen({ id: String(index + 1), spentOn: '2026-06-15', purpose: 'ordinary', memo: '払戻し' }),
    amount: -amount,
    parts: [{ rate: 'standard', amount: -amount }],
    refund,
    evidenceIds,
    ...difference,
  }));
  const answer = await person('tanaka').put(`/api/claims/${draft.id}`, {
    title: '払戻し',
    departmentId: 'sales-1',
    lines,
    expectedVersion: draft.version,
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const submitted = async (claim: any): Promise<any> => {
  const answer = await submit(person('tanaka'), claim);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const listed = async (name: string): Promise<any[]> =>
  (await person(name).get('/api/refundable-lines')).body.items;

describe('A-34 a refund names its original', () => {
  test('of a trip (SPC-014) it turns every row of the journal round, tax to the yen', async () => {
    const bought = await confirmedTicket();
    expect(sumsOf(bought.entries, 'debit')).toEqual({ 旅費交通費: 53_528, 仮払消費税: 5_352 });
    const draft = await refundDraft({ original: originalOf(bought) }, [58_880]);
    expect(draft.verdict.lines[0].parts).toEqual([
      expect.objectContaining({ gross: -58_880, deductibleTax: -5_352, cost: -53_528, taxCode: 'P10Q' }),
    ]);
    expect(draft.originals).toEqual([
      expect.objectContaining({
        claimNumber: bought.number,
        lineId: '1',
        spentOn: '2026-05-12',
        refunded: [],
      }),
    ]);
    const back = await through(draft);
    expect(sumsOf(back.entries, 'credit')).toEqual({ 旅費交通費: 53_528, 仮払消費税: 5_352 });
    expect(sumsOf(back.entries, 'debit')).toEqual({ '未払金(田中花子)': 58_880 });
    expect(back.verdict.lines[0].findings.map(({ text }: any) => text)).toContain(
      `申請 ${bought.number} の明細1（2026-05-12）の返金です`,
    );
  });

  test('with tax, share and class of its own it is not believed', async () => {
    const bought = await confirmedTicket();
    const parts = [{ rate: 'reduced', amount: -58_880, statedTax: 1 }];
    const draft = await refundDraft({ original: originalOf(bought) }, [58_880], { parts });
    const { body, status } = await submit(person('tanaka'), draft);
    expect([status, body.fields]).toEqual([
      422,
      expect.arrayContaining([
        {
          path: 'lines.0.parts',
          message: '元の明細にない税率です。元の明細と同じ税率にしてください',
        },
      ]),
    ]);
  });

  test.each([
    ['another day', { purchasedOn: '2026-05-13' }, {}],
    ['another item', {}, { itemCode: 'supplies' }],
    ['another supplier', {}, { supplier: { name: '別の会社' } }],
  ])('with %s than the original it is refused', async (_what, more, difference) => {
    const bought = await confirmedTicket();
    const draft = await refundDraft({ original: originalOf(bought), ...more }, [1_000], difference);
    expect((await submit(person('tanaka'), draft)).body.fields).toContainEqual({
      path: 'lines.0.refund',
      message: '経費科目・支払先・購入日が元の明細と違います。元の明細を選び直してください',
    });
  });

  const unknown = {
    path: 'lines.0.refund',
    message: '元の明細が見つかりません。確定した自分の明細から選び直してください',
  };

  test.each(['not confirmed', 'that nobody knows'])('a line %s is none', async (which) => {
    const own = await create(person('tanaka'), { lines: [shinkansen()], trip: travels });
    const claimId = which === 'not confirmed' ? own.id : newUlid();
    const draft = await refundDraft({ original: { claimId, lineId: '1' } }, [500]);
    expect(draft.originals ?? []).toEqual([]);
    expect((await submit(person('tanaka'), draft)).body.fields).toContainEqual(unknown);
  });

  test('a confirmed line of another person is none, and nothing of it is told', async () => {
    const bought = await confirmedTicket();
    const amounts = { amount: -500, parts: [{ rate: 'standard', amount: -500 }] };
    const lines = [shinkansen({ ...amounts, refund: { original: originalOf(bought) } })];
    const draft = await create(person('sato'), { lines });
    expect(JSON.stringify(draft)).not.toContain(bought.number);
    expect((await submit(person('sato'), draft)).body.fields).toContainEqual(unknown);
  });

  test('a refund is no original', async () => {
    const bought = await confirmedTicket();
    const back = await through(await refundDraft({ original: originalOf(bought) }, [500]));
    const draft = await refundDraft({ original: originalOf(back) }, [500]);
    expect((await submit(person('tanaka'), draft)).body.fields).toContainEqual(unknown);
    expect((await listed('tanaka')).map(({ claimId }) => claimId)).not.toContain(back.id);
  });
});

describe('A-34 all refunds of a line', () => {
  test('are never more than it, in one claim and across claims, and let go when one is taken back', async () => {
    const bought = await confirmedTicket();
    const refund = { original: originalOf(bought) };
    const over = await submit(person('tanaka'), await refundDraft(refund, [40_000, 18_881]));
    expect(over.body.fields).toContainEqual({
      path: 'lines.1.amount',
      message:
        '返金18,881円が、元の明細の残り18,880円（ほかの返金を除く）を超えています。金額を直してください',
    });
    const first = await submitted(await refundDraft(refund, [40_000]));
    const second = await refundDraft(refund, [18_881]);
    expect((await submit(person('tanaka'), second)).status).toBe(422);
    expect((await listed('tanaka')).find(({ claimId }) => claimId === bought.id)?.refunded).toEqual([
      { rate: 'standard', amount: 40_000 },
    ]);
    const sentBack = await vote(person('sato'), first, { kind: 'send-back', reason: '修正' });
    expect(sentBack.status).toBe(200);
    await submitted(second);
    // Now what was sent back is too much.
    expect((await submit(person('tanaka'), sentBack.body)).status).toBe(422);
  });

  test('in parts that make up the whole undo its tax to the yen', async () => {
    const bought = await confirmedTicket();
    const refund = { original: originalOf(bought) };
    const taxes = [];
    for (const amount of [19_627, 19_627, 19_626]) {
      // oxlint-disable-next-line no-await-in-loop -- each takes what the ones before it left
      const claim = await submitted(await refundDraft(refund, [amount]));
      taxes.push(claim.verdict.tax);
    }
    expect(taxes).toEqual([-1_784, -1_784, -1_784]);
    expect((await submit(person('tanaka'), await refundDraft(refund, [1]))).status).toBe(422);
  });

  test.each([...Array(3).keys()])('submitted at the same moment pass once (round %i)', async () => {
    const bought = await confirmedTicket();
    const refund = { original: originalOf(bought) };
    const drafts = [await refundDraft(refund, [40_000]), await refundDraft(refund, [40_000])];
    const answers = await Promise.all(drafts.map((draft) => submit(person('tanaka'), draft)));
    expect(statusesOf(answers)).toEqual([200, 422]);
    expect(answers.find(({ status }) => status === 422)?.body.fields[0].path).toBe('lines.0.amount');
  });
});

describe('A-34 the lines to choose from', () => {
  test('are one’s own, confirmed, newest claim first, with what their verdict was pinned with', async () => {
    const bought = await confirmedTicket();
    const items = await listed('tanaka');
    expect(items[0]).toMatchObject({
      claimId: bought.id,
      claimNumber: bought.number,
      lineId: '1',
      itemCode: 'train',
      spentOn: '2026-05-12',
      amount: 58_880,
      supplier: { name: '東海旅客鉄道株式会社' },
      parts: [
        { rate: 'standard', gross: 58_880, deductibleTax: 5_352, deduction: 'books-only', sharePercent: 100 },
      ],
      refunded: [],
    });
    expect(new Set(items.map(({ claimId }) => claimId)).size).toBeLessThanOrEqual(10);
    expect(JSON.stringify(await listed('suzuki'))).not.toContain(bought.id);
  });

  test('are paged by their claims', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 5 && (page === 0 || cursor !== undefined); page += 1) {
      const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
      const { body } = await person('tanaka').get(`/api/refundable-lines${query}`);
      seen.push(...body.items.map(({ claimId, lineId }: any) => `${claimId} ${lineId}`));
      cursor = body.nextCursor;
    }
    expect(cursor).toBeUndefined();
    expect(new Set(seen).size).toBe(seen.length);
    const ids = seen.map((one) => one.slice(0, 26));
    expect(ids).toEqual(ids.toSorted().toReversed());
  });

  test('refuse a parameter that they do not know', async () => {
    expect((await person('tanaka').get('/api/refundable-lines?limit=5')).status).toBe(400);
  });
});
