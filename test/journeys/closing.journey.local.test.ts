import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meeting } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, confirm, create, statusesOf, submit, vote } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Answer, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;
let sato: Person;
let takahashi: Person;
let ito: Person;
let watanabe: Person;

beforeAll(async () => {
  demo = await shareDemoCloud();
  [tanaka, sato, takahashi, ito, watanabe] = await Promise.all([
    demo.signIn('tanaka'),
    demo.signIn('sato'),
    demo.signIn('takahashi'),
    demo.signIn('ito'),
    demo.signIn('watanabe'),
  ]);
});
afterAll(() => demo.close());

const done = ({ status, body }: Answer): any => {
  if (status > 299) throw new Error(JSON.stringify(body));
  return body;
};

/** A 会議 with its receipt, still a draft. */
const draftOf = async (line: Record<string, unknown>): Promise<any> => {
  const draft = await create(tanaka, { lines: [] });
  const evidenceIds = [await attach(tanaka, draft.id)];
  const content = { title: '打合せ', departmentId: 'sales-1', lines: [{ ...line, evidenceIds }] };
  return done(await tanaka.put(`/api/claims/${draft.id}`, { ...content, expectedVersion: draft.version }));
};
const confirmed = async (line: Record<string, unknown>) =>
  bringToConfirmation(tanaka, await draftOf(line), {
    approvers: [sato, takahashi, ito],
    accountant: takahashi,
  });
const reversal = (claim: any, by = takahashi, to = 'approved') =>
  by.post(
    `/api/claims/${claim.id}/reversal`,
    { to, reason: '税区分の誤り', expectedVersion: claim.version },
    { key: newUlid() },
  );

const exported = async (month: string) =>
  done(await takahashi.post('/api/exports', { id: newUlid(), month, format: 'yayoi' }));
const download = async (id: string, reason?: string): Promise<Buffer> => {
  const { url } = done(
    await takahashi.post(`/api/exports/${id}/downloads`, reason === undefined ? {} : { reason }),
  );
  return Buffer.from(await (await fetch(url)).arrayBuffer());
};
/** Date, 借方 with amount and tax, 貸方 with amount and tax, 摘要. */
const rowsOf = (bytes: Buffer) =>
  new TextDecoder('shift_jis')
    .decode(bytes)
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(',').map((cell) => cell.replace(/^"|"$/g, '')))
    .map((cells) => [3, 4, 8, 9, 10, 14, 15, 16].map((column) => cells[column]));
const sumsOf = (rows: readonly (readonly (string | undefined)[])[]) =>
  [2, 5].map((column) => rows.reduce((sum, cells) => sum + Number(cells[column]), 0));

const closing = async () => done(await takahashi.get('/api/closing'));
const close = async (month: string, by = takahashi) =>
  by.post('/api/closings', { month, expectedVersion: (await closing()).version });
const reopen = async (month: string, by = ito, reason = '請求書が遅れて届いたため') =>
  by.post('/api/reopenings', { month, reason, expectedVersion: (await closing()).version });

describe('K-05: a claim in an exported batch must change', () => {
  let claim: any;
  let first: any;
  let bytes: Buffer;

  test('the next export of the open month carries 赤 and 黒, and the batch of before keeps its bytes', async () => {
    claim = await confirmed(meeting(11_000, { spentOn: '2026-05-14' }));
    first = await exported('2026-05');
    bytes = await download(first.id);
    expect(rowsOf(bytes)).toEqual([
      ['2026/05/14', '会議費', '11000', '1000', '未払金', '11000', '0', '株式会社サンプル 打合せ'],
    ]);

    const open = done(await reversal(claim));
    expect(open.status).toBe('approved');
    claim = done(await confirm(takahashi, open));
    const second = await exported('2026-05');
    expect(second).toMatchObject({ entryCount: 2, rowCount: 2 });
    const rows = rowsOf(await download(second.id));
    expect(rows).toEqual([
      [
        '2026/05/14',
        '未払金',
        '11000',
        '0',
        '会議費',
        '11000',
        '1000',
        '仕訳1の取消 株式会社サンプル 打合せ',
      ],
      ['2026/05/14', '会議費', '11000', '1000', '未払金', '11000', '0', '株式会社サンプル 打合せ'],
    ]);
    expect(sumsOf(rows)).toEqual([22_000, 22_000]);

    expect((await download(first.id, '取り込み直すため')).equals(bytes)).toBe(true);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(first.files[0].sha256);
    expect(
      (await takahashi.post('/api/exports', { id: newUlid(), month: '2026-05', format: 'yayoi' })).body.code,
    ).toBe('export-has-nothing');
  });

  test('of a month that was closed meanwhile they stand in the next one, with 発生日', async () => {
    done(await close('2026-05'));
    claim = done(await confirm(takahashi, done(await reversal(claim))));
    expect(claim.entries).toMatchObject([{ postedOn: '2026-06-01', spentOn: '2026-05-14' }]);
    const june = await exported('2026-06');
    const rows = rowsOf(await download(june.id));
    expect(rows).toEqual([
      [
        '2026/06/01',
        '未払金',
        '11000',
        '0',
        '会議費',
        '11000',
        '1000',
        '仕訳3の取消 発生日2026/05/14 株式会社サンプル 打合せ',
      ],
      [
        '2026/06/01',
        '会議費',
        '11000',
        '1000',
        '未払金',
        '11000',
        '0',
        '発生日2026/05/14 株式会社サンプル 打合せ',
      ],
    ]);
    expect(sumsOf(rows)).toEqual([22_000, 22_000]);
    const { items } = done(await takahashi.get('/api/journals?month=2026-05'));
    expect(items.map(({ serial, reverses, reversedBy }: any) => [serial, reverses, reversedBy])).toEqual([
      [1, undefined, 2],
      [2, 1, undefined],
      [3, undefined, 4],
    ]);
  });

  test('the books of the claim are nothing but its last posting', async () => {
    const months = await Promise.all(
      ['2026-05', '2026-06'].map(
        async (month) => done(await takahashi.get(`/api/journals?month=${month}`)).items,
      ),
    );
    const sums: Record<string, number> = {};
    for (const { account, side, amount } of months.flat().flatMap(({ lines }: any) => lines))
      sums[account.name] = (sums[account.name] ?? 0) + (side === 'debit' ? amount : -amount);
    expect(sums).toEqual({ 会議費: 10_000, 仮払消費税: 1_000, 未払金: -11_000 });
  });
});

describe('K-03: a closed month', () => {
  test('takes no late line: it is booked on the first of June with its own day kept; a reopening needs 伊藤 and a reason', async () => {
    const late = await confirmed(meeting(5_500, { spentOn: '2026-05-20' }));
    expect(late.entries).toMatchObject([{ postedOn: '2026-06-01', spentOn: '2026-05-20' }]);
    const finding = late.verdict.lines[0].findings.find(({ kind }: any) => kind === 'period-closed');
    expect(finding.text).toBe(
      '利用日2026-05-20の月は締め済みのため、仕訳は2026-06-01の日付で計上されます（日付が正しければ、このまま申請できます）',
    );

    expect((await reopen('2026-05', takahashi)).body.code).toBe('not-allowed');
    expect((await reopen('2026-05', watanabe)).body.code).toBe('not-allowed');
    expect((await reopen('2026-05', ito, ' ')).body.code).toBe('input-malformed');
    expect(done(await reopen('2026-05')).closedThrough).toBe('2026-04');
    const again = await confirmed(meeting(5_600, { spentOn: '2026-05-21' }));
    expect(again.entries).toMatchObject([{ postedOn: '2026-05-21' }]);
    expect('spentOn' in again.entries[0]).toBe(false);

    const { items } = done(await takahashi.get('/api/closings'));
    expect(items).toMatchObject([
      { act: 'reopen', month: '2026-05', byName: '伊藤誠', reason: '請求書が遅れて届いたため' },
      { act: 'close', month: '2026-05', byName: '高橋美咲' },
    ]);
  });

  test('that is closed beside confirmations under way takes none of them afterwards', async () => {
    const ready = await Promise.all(
      Array.from({ length: 4 }, async (_, index) => {
        let claim = done(
          await submit(tanaka, await draftOf(meeting(1_100 + index, { spentOn: '2026-05-22' }))),
        );
        for (const person of [sato, takahashi, ito]) claim = done(await vote(person, claim));
        return claim;
      }),
    );
    const before = done(await takahashi.get('/api/journals?month=2026-05')).totals.count;
    const answers = await Promise.all([
      ...ready.slice(0, 2).map((claim) => confirm(takahashi, claim)),
      close('2026-05'),
      ...ready.slice(2).map((claim) => confirm(ito, claim)),
    ]);
    expect(statusesOf(answers).every((status) => status === 200 || status === 503)).toBe(true);
    const posted = answers.flatMap(({ body }) => body.entries ?? []);
    const inMay = posted.filter(({ postedOn }) => postedOn < '2026-06');
    expect(done(await takahashi.get('/api/journals?month=2026-05')).totals.count).toBe(before + inMay.length);
    // The closing has its place among the serials: those after it lie in June.
    const serialsInJune = posted.filter(({ postedOn }) => postedOn >= '2026-06').map(({ serial }) => serial);
    for (const { serial } of inMay) expect(Math.min(...serialsInJune, Infinity)).toBeGreaterThan(serial);
  });
});
