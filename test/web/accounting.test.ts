import { describe, expect, test } from 'vitest';
import type { ExportBatch, ExportPreview } from '#web/exports/exports-api.ts';
import { day } from '#test/builders/claims.ts';
import { acceptFile, convertsPictures, formatSize, pickerAccepts } from '#web/evidence/accept-file.ts';
import {
  batchRow,
  labelRow,
  previewWords,
  refusedWords,
  replacementGroups,
} from '#web/exports/export-words.ts';
import { entryWords } from '#web/journals/journal-rows.ts';
import type { ShownEntry } from '#web/journals/journals-api.ts';

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
        taxLabel: '課対仕入内10%適格',
        amount: 26_764,
        memo: '新幹線',
      },
      {
        side: 'debit',
        account: { code: '185', name: '仮払消費税等' },
        taxCode: 'P10Q',
        taxLabel: '課対仕入内10%適格',
        amount: 2_676,
        memo: '',
      },
      {
        side: 'credit',
        account: { code: '325', name: '未払金' },
        subAccount: '田中花子',
        taxCode: 'OT',
        taxLabel: '対象外',
        isPayable: true,
        amount: 29_440,
        memo: '',
      },
    ],
  }) as unknown as ShownEntry;

const preview: ExportPreview = {
  month: '2026-05',
  product: 'next',
  productName: '弥生会計 Next',
  entryCount: 1,
  exportedCount: 1,
  debit: 29_440,
  rowCount: 1,
  fileCount: 1,
  shortenedCount: 0,
  totals: [],
  labels: [],
  problems: { characters: [], texts: [], entries: [] },
};

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

  test('says the same 税区分 as the export (C-19, ACC-005)', () => {
    expect(entryWords(entry(7), 0).rows.map(({ debit, credit }) => [debit?.tax, credit?.detail])).toEqual([
      ['課対仕入内10%適格', '田中花子・対象外'],
      ['課対仕入内10%適格', undefined],
    ]);
  });

  test('C-12 keeps the words of a purchase and of a refund beside it', () => {
    const [cost] = entry(7).lines;
    const refund = { ...cost, side: 'credit', memo: '新幹線 払戻し' };
    const both = { ...entry(7), lines: [cost, refund] } as unknown as ShownEntry;
    expect(entryWords(both, 0).rows[0]?.memo).toBe('新幹線／新幹線 払戻し');
  });

  test('C-19 tells of an expense whose month was closed', () => {
    expect(entryWords({ ...entry(7), spentOn: day('2023-08-15') }, 0).moved).toContain(
      '発生日 2023/08/15(火)',
    );
    expect(entryWords(entry(7), 0).moved).toBeUndefined();
  });

  test('K-05 says of a 赤伝 its 発生日 alone: nobody chose the day on which it stands', () => {
    const late = { ...entry(9), spentOn: day('2026-05-12'), postedOn: day('2026-06-01') };
    expect(entryWords({ ...late, reverses: 7 }, 0).moved).toBe('発生日 2026/05/12(火)');
    expect(entryWords(late, 0).moved).toBe('発生日 2026/05/12(火)（計上日は経理が指定）');
  });
});

describe('preparing an export (K-04)', () => {
  test('counts only what no earlier file holds, over the whole month', () => {
    expect(previewWords(preview)).toEqual({
      canExport: true,
      says: '未出力の仕訳 1件（借方合計 29,440円・1行）を出力します',
      earlier: '（1件は出力済みです）',
      shortened: undefined,
    });
    expect(previewWords({ ...preview, entryCount: 0 }).canExport).toBe(false);
    expect(previewWords({ ...preview, rowCount: 1_800, fileCount: 2 }).says).toContain('2ファイルに分割');
    expect(previewWords({ ...preview, shortenedCount: 3 }).shortened).toContain('3行');
  });

  test('shows of every label whether somebody has read or tried it (ACC-005)', () => {
    const label = { code: 'P10T70', label: '課対仕入内10%区分70%', isVerified: false };
    const confirmed = { byName: '高橋美咲', at: '2026-06-03T11:20:00+09:00' };
    expect(labelRow(label)).toMatchObject({ state: '未確認', isProven: false });
    expect(labelRow({ ...label, confirmed })).toMatchObject({ isProven: true });
    expect(labelRow({ ...label, isVerified: true, source: '弥生サポート 18111' }).state).toBe(
      '確認済み（弥生サポート 18111）',
    );
  });

  test('A-22 gathers the places of each character and name that the file cannot hold', () => {
    const place = { claimNumber: 'EX-000121', serial: 41, field: '摘要' };
    const problems = {
      characters: [
        { ...place, character: '😀' },
        { ...place, serial: 42, character: '😀' },
      ],
      texts: [{ ...place, field: '借方部門', text: '営業本部', limit: 24, counted: 'units' as const }],
      entries: [{ claimNumber: 'EX-000121', serial: 43, because: 'amount' as const, limit: 9 }],
    };
    expect(replacementGroups(problems)).toEqual([
      {
        text: '😀',
        label: '「😀」（U+1F600）の代わりの文字',
        places: 'EX-000121・仕訳番号41の摘要、EX-000121・仕訳番号42の摘要',
      },
      {
        text: '営業本部',
        label: '「営業本部」の短い名称（半角24文字・全角12文字まで）',
        places: 'EX-000121・仕訳番号41の借方部門',
      },
    ]);
    expect(refusedWords(problems)).toEqual([
      'EX-000121・仕訳番号43：金額が9桁を超えるため、会計ソフトに取り込めません',
    ]);
  });

  test('describes a file that was made', () => {
    const batch: ExportBatch = {
      id: 'x',
      month: '2026-05',
      format: 'yayoi',
      rowCount: 18,
      entryCount: 6,
      files: [
        { fileName: 'a_1of2.csv', sha256: 'ab', rowCount: 10, byteCount: 1, downloads: 1 },
        { fileName: 'a_2of2.csv', sha256: 'cd', rowCount: 8, byteCount: 1, downloads: 0 },
      ],
      totals: [{ code: '157', name: '仮払消費税', debit: 500, credit: 0 }],
      createdAt: '2026-06-03T11:20:00+09:00',
      createdByName: '高橋美咲',
    };
    expect(batchRow(batch)).toMatchObject({
      month: '2026年5月',
      format: '弥生会計',
      content: '仕訳6件（18行）',
      files: [
        { number: 1, content: '1／2　10行', isDownloaded: true },
        { number: 2, content: '2／2　8行', isDownloaded: false },
      ],
      totals: [{ name: '仮払消費税', debit: '500円', credit: '' }],
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
