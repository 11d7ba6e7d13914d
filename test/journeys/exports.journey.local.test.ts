import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { convenienceStore, meeting } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create, statusesOf } from './claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;
let sato: Person;
let takahashi: Person;
let ito: Person;

beforeAll(async () => {
  demo = await shareDemoCloud();
  [tanaka, sato, takahashi, ito] = await Promise.all([
    demo.signIn('tanaka'),
    demo.signIn('sato'),
    demo.signIn('takahashi'),
    demo.signIn('ito'),
  ]);
});
afterAll(() => demo.close());

const confirmed = async (lines: readonly Record<string, unknown>[], title = '5月の経費') => {
  const draft = await create(tanaka, { lines: [] });
  const evidenceId = await attach(tanaka, draft.id);
  const { body } = await tanaka.put(`/api/claims/${draft.id}`, {
    title,
    departmentId: 'sales-1',
    lines: lines.map((line) => ({ ...line, evidenceIds: [evidenceId] })),
    expectedVersion: draft.version,
  });
  return bringToConfirmation(tanaka, body, { approvers: [sato, takahashi, ito], accountant: takahashi });
};

const exportOf = (month: string, more: Record<string, unknown> = {}) =>
  takahashi.post('/api/exports', { id: newUlid(), month, format: 'yayoi', ...more });

const download = async (id: string, reason?: string): Promise<Buffer> => {
  const answer = await takahashi.post(`/api/exports/${id}/downloads`, reason === undefined ? {} : { reason });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return Buffer.from(await (await fetch(answer.body.url)).arrayBuffer());
};

const rowsOf = (bytes: Buffer): string[][] =>
  new TextDecoder('shift_jis')
    .decode(bytes)
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(',').map((cell) => cell.replace(/^"|"$/g, '')));

describe('K-04: exporting May to 弥生会計', () => {
  test('gives CP932, CRLF and 25 columns with 2000 for one line and 2110, 2100, 2101 against nothing for several, debit equal to credit', async () => {
    await confirmed([meeting(11_000, { spentOn: '2026-05-14' })]);
    await confirmed([convenienceStore()]);
    const made = await exportOf('2026-05');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ month: '2026-05', entryCount: 2, rowCount: 4 });
    expect(made.body.files).toMatchObject([{ rowCount: 4, downloads: 0 }]);

    const bytes = await download(made.body.id);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.body.files[0].sha256);
    expect(bytes.includes(Buffer.from('\r\n'))).toBe(true);
    expect(bytes.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows = rowsOf(bytes);
    expect(rows.map((row) => row.length)).toEqual([25, 25, 25, 25]);
    expect(rows.map(([flag]) => flag)).toEqual(['2000', '2110', '2100', '2101']);
    expect(rows[0]).toMatchObject({
      3: '2026/05/14',
      4: '会議費',
      7: '課対仕入内10%適格',
      8: '11000',
      9: '1000',
    });
    const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0);
    // 11,000, and 1,080 + 550 on one side against 1,630 on the other, each beside a blank account of 0.
    expect(sum(8)).toBe(12_630);
    expect(sum(14)).toBe(12_630);
    expect(rows.slice(1).map((row) => [row[4], row[8], row[10], row[14]])).toEqual([
      ['消耗品費', '1080', '', '0'],
      ['消耗品費', '550', '', '0'],
      ['', '0', '未払金', '1630'],
    ]);

    const again = await download(made.body.id, '会計ソフトに取り込み直すため');
    expect(again.equals(bytes)).toBe(true);
  });

  test('a second download asks for a reason, a second export of the month has nothing left', async () => {
    const [batch] = (await takahashi.get('/api/exports')).body.items;
    const silent = await takahashi.post(`/api/exports/${batch.id}/downloads`, {});
    expect(silent.body).toMatchObject({ status: 422, code: 'export-needs-reason' });
    expect((await exportOf('2026-05')).body.code).toBe('export-has-nothing');
  });

  test('the same request again gives the same batch; entries confirmed later make a batch of their own', async () => {
    await confirmed([meeting(5_500, { spentOn: '2026-05-18', memo: '追加の打合せ' })]);
    const id = newUlid();
    const first = await takahashi.post('/api/exports', { id, month: '2026-05', format: 'yayoi' });
    const again = await takahashi.post('/api/exports', { id, month: '2026-05', format: 'yayoi' });
    expect(first.body).toMatchObject({ entryCount: 1, rowCount: 1 });
    expect(again.body).toEqual(first.body);
  });

  test('two exports of one month at once: every entry stands in exactly one of them', async () => {
    await confirmed([meeting(2_200, { spentOn: '2026-06-03', memo: '六月の打合せ' })]);
    const answers = await Promise.all([exportOf('2026-06'), exportOf('2026-06')]);
    const made = answers.filter(({ status }) => status === 201);
    expect(made.reduce((total, { body }) => total + body.entryCount, 0)).toBe(1);
    expect(statusesOf(answers)[0]).toBe(201);
  });

  test('ACC-001: an emoji is refused with its record and character, and goes through with a stand-in', async () => {
    const claim = await confirmed([meeting(3_300, { spentOn: '2026-07-20', memo: '納涼会の相談😀' })]);
    expect(claim.verdict.lines[0].findings).toContainEqual(
      expect.objectContaining({ severity: 'warn', kind: 'memo-unmappable' }),
    );
    const refused = await exportOf('2026-07');
    expect(refused.body).toMatchObject({ status: 422, code: 'export-unmappable' });
    expect(refused.body.characters).toContainEqual(
      expect.objectContaining({ claimNumber: claim.number, field: '摘要', character: '😀' }),
    );
    expect(
      (await takahashi.get('/api/exports')).body.items.some(({ month }: any) => month === '2026-07'),
    ).toBe(false);
    const made = await exportOf('2026-07', { replacements: [{ character: '😀', with: '' }] });
    expect(made.status).toBe(201);
    expect(rowsOf(await download(made.body.id))[0]?.[16]).toContain('納涼会の相談');
  });

  const taxi = {
    itemCode: 'taxi',
    spentOn: '2026-10-05',
    supplier: { name: '個人タクシー 山田', kind: 'individual' },
  };

  test('ACC-005: labels that nobody has read ask for a test import first, and its confirmation is kept', async () => {
    await confirmed([meeting(3_300, taxi)]);
    const label = '課対仕入内10%区分70%';
    const shown = (await takahashi.get('/api/exports/preview?month=2026-10')).body;
    expect(shown.labels).toContainEqual({ code: 'P10T70', label, isVerified: false });
    expect((await exportOf('2026-10')).body).toMatchObject({ code: 'export-needs-test', labels: [label] });

    const trial = (await takahashi.get('/api/exports/test-import?month=2026-10')).body;
    expect(trial).toMatchObject({ rowCount: 1, labels: [label] });
    expect(rowsOf(Buffer.from(trial.base64, 'base64'))[0]).toMatchObject({
      7: label,
      8: '110',
      9: '7',
      14: '110',
      16: '取込テスト（確認後に削除）',
    });
    const strange = await takahashi.post('/api/exports/test-import', { labels: ['課税'] });
    expect(strange.body).toMatchObject({ code: 'input-malformed', fields: [{ path: 'labels.0' }] });
    expect((await tanaka.post('/api/exports/test-import', { labels: [label] })).status).toBe(403);
    const proven = await takahashi.post('/api/exports/test-import', { labels: [label] });
    expect(proven.body.labels).toMatchObject([{ label, byName: '高橋美咲' }]);

    const made = await exportOf('2026-10');
    expect(made.status).toBe(201);
    expect(made.body.totals).toContainEqual({ code: '157', name: '仮払消費税', debit: 210, credit: 0 });
    const after = (await takahashi.get('/api/exports/preview?month=2026-10')).body;
    expect(after).toMatchObject({ entryCount: 0, exportedCount: 1 });
  });

  test('A-20: an emoji in the title of a compound entry is refused with its place', async () => {
    const lines = [
      meeting(2_200, { spentOn: '2026-09-03' }),
      meeting(1_100, { id: '2', spentOn: '2026-09-03', memo: '別件' }),
    ];
    const claim = await confirmed(lines, '備品まとめ🎉');
    expect((await exportOf('2026-09')).body.characters).toEqual([
      { claimNumber: claim.number, serial: expect.any(Number), field: '摘要', character: '🎉' },
    ]);
    const made = await exportOf('2026-09', { replacements: [{ character: '🎉', with: '' }] });
    expect(made.status).toBe(201);
  });

  test('who is not 経理 may neither list, make nor fetch exports', async () => {
    const [batch] = (await takahashi.get('/api/exports')).body.items;
    const answers = await Promise.all([
      tanaka.get('/api/exports'),
      tanaka.get('/api/journals?month=2026-05'),
      tanaka.post('/api/exports', { id: newUlid(), month: '2026-05', format: 'yayoi' }),
      tanaka.post(`/api/exports/${batch.id}/downloads`, {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });
});
