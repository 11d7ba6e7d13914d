import { describe, expect, test } from 'vitest';
import type { ExportBatch, JournalMonth, ShownEntry } from '#web/api/contract.ts';
import { acceptFile, convertsPictures, formatSize, pickerAccepts } from '#web/evidence/accept-file.ts';
import { batchRow, characterGroups, exportPreview } from '#web/exports/export-words.ts';
import { entryWords, sayTaxCode } from '#web/journals/journal-rows.ts';

const entry = (serial: number | undefined) =>
  ({
    ...(serial === undefined ? {} : { serial }),
    claimId: '01J0',
    claimNumber: 'EX-000121',
    postedOn: '2026-05-12',
    trace: [],
    lines: [
      {
        side: 'debit',
        account: { code: '731', name: '旅費交通費' },
        taxCode: 'P10Q',
        amount: 26_764,
        memo: '新幹線',
      },
      {
        side: 'debit',
        account: { code: '185', name: '仮払消費税等' },
        taxCode: 'P10Q',
        amount: 2_676,
        memo: '',
      },
      {
        side: 'credit',
        account: { code: '325', name: '未払金' },
        subAccount: '田中花子',
        taxCode: 'OT',
        amount: 29_440,
        memo: '',
      },
    ],
  }) as unknown as ShownEntry;

const month = (exportedThroughSerial: number): JournalMonth => ({
  items: [entry(41), entry(42)],
  totals: { debit: 58_880, credit: 58_880 },
  exportedThroughSerial,
});

describe('showing an entry (A-01)', () => {
  test('puts debit and credit beside each other', () => {
    const words = entryWords(entry(undefined), 0);
    expect(words.heading).toBe('仕訳1（未計上）');
    expect(words.rows.map(({ debit, credit }) => [debit?.amount, credit?.amount])).toEqual([
      ['26,764円', '29,440円'],
      ['2,676円', undefined],
    ]);
    expect([words.debitTotal, words.creditTotal]).toEqual(['29,440円', '29,440円']);
    expect(words.rows[0]?.credit?.detail).toBe('田中花子・対象外');
  });

  test('explains each amount by the steps of its own lines', () => {
    const step = (lineId: string) => ({ lineId, rule: 'TAX-006', says: `明細${lineId}の計算` });
    const { lines, ...rest } = entry(7);
    const [cost, tax, payable] = lines.map((line, index) => ({
      ...line,
      lineIds: [['1'], ['2'], ['1', '2']][index],
    }));
    const told = { ...rest, trace: [step('1'), step('2')], lines: [cost, tax, payable] } as ShownEntry;
    const { rows } = entryWords(told, 0);
    expect(rows.map(({ debit }) => debit?.trace.map(({ says }) => says))).toEqual([
      ['明細1の計算'],
      ['明細2の計算'],
    ]);
    expect(rows[0]?.credit?.trace).toHaveLength(2);
    const old = { ...rest, trace: [step('1'), step('2')], lines } as ShownEntry;
    expect(entryWords(old, 0).rows[0]?.debit?.trace).toHaveLength(2);
  });

  test.each([
    ['P10Q', '課税仕入10% 適格'],
    ['P10T80', '課税仕入10% 経過措置80%'],
    ['P08N', '課税仕入8% 控除なし'],
    ['NT', '非課税'],
    ['XX', 'XX'],
  ])('says the tax code %s (TAX-004)', (code, words) => {
    expect(sayTaxCode(code)).toBe(words);
  });
});

describe('preparing an export (K-04)', () => {
  test('counts only what no earlier file holds', () => {
    expect(exportPreview(month(41))).toEqual({
      canExport: true,
      says: '未出力の仕訳 1件（借方合計 29,440円）を出力します',
      earlier: 1,
    });
    expect(exportPreview(month(42)).canExport).toBe(false);
  });

  test('gathers the places of each character that the file cannot hold', () => {
    const place = { claimNumber: 'EX-000121', serial: 41, field: '摘要' };
    expect(
      characterGroups([
        { ...place, character: '😀' },
        { ...place, serial: 42, character: '😀' },
      ]),
    ).toEqual([
      {
        character: '😀',
        code: 'U+1F600',
        places: 'EX-000121・仕訳番号41の摘要、EX-000121・仕訳番号42の摘要',
      },
    ]);
  });

  test('describes a file that was made', () => {
    const batch: ExportBatch = {
      id: 'x',
      month: '2026-05',
      format: 'yayoi',
      rowCount: 18,
      entryCount: 6,
      sha256: 'ab',
      createdAt: '2026-06-03T11:20:00+09:00',
      createdByName: '高橋美咲',
      fileName: 'yayoi_2026-05.csv',
      downloads: 0,
    };
    expect(batchRow(batch)).toMatchObject({
      month: '2026年5月',
      format: '弥生会計',
      content: '仕訳6件（18行）',
    });
  });
});

describe('taking a file as evidence', () => {
  test.each([
    ['IMG_1.HEIC', '', 'image/heic', 'IMG_1.HEIC'],
    ['IMG_2.heif', '', 'image/heif', 'IMG_2.heif'],
    ['IMG_2.HIF', 'image/heif', 'image/heif', 'IMG_2.HIF'],
    ['receipt.pdf', 'application/pdf', 'application/pdf', 'receipt.pdf'],
    ['scan.TIF', '', 'image/tiff', 'scan.TIF'],
    ['a.jpg', 'image/jpg', 'image/jpeg', 'a.jpg'],
    ['領収書', 'application/pdf', 'application/pdf', '領収書.pdf'],
    ['../a.pdf', 'application/pdf', 'application/pdf', '.._a.pdf'],
    [`${'領'.repeat(206)}.pdf`, 'application/pdf', 'application/pdf', `${'領'.repeat(195)}….pdf`],
  ])('A-25 A-27 knows %s', (name, type, contentType, fileName) => {
    expect(acceptFile({ name, type, size: 10 })).toEqual({ ok: true, value: { contentType, fileName } });
  });

  test.each([
    ['page.html', 10, '添付できるのは JPEG・PDF・PNG・HEIC・HEIF・TIFF・WebP・GIF のファイルです。'],
    ['a.pdf', 0, '空のファイル'],
    ['a.pdf', 20 * 1024 * 1024 + 1, '20MBを超える'],
  ])('refuses %s of %d bytes', (name, size, words) => {
    const result = acceptFile({ name, type: '', size });
    expect(result.ok ? '' : result.refusal).toContain(words);
  });

  test('A-25 asks iPhones for JPEG, and every other device for all types', () => {
    const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';
    const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15';
    expect(convertsPictures({ userAgent: iPhone, maxTouchPoints: 5 })).toBe(true);
    expect(convertsPictures({ userAgent: mac, maxTouchPoints: 5 })).toBe(true);
    expect(convertsPictures({ userAgent: mac, maxTouchPoints: 0 })).toBe(false);
    expect(pickerAccepts({ convertsPictures: true })).toMatch(/^image\/jpeg,(?!.*hei[cf])/);
    expect(pickerAccepts({ convertsPictures: false })).toMatch(/^image\/jpeg,.*image\/heif.*\.heif/);
  });

  test('says sizes shortly', () => {
    expect([formatSize(500), formatSize(245_000), formatSize(1_300_000)]).toEqual(['1KB', '239KB', '1.2MB']);
  });
});
