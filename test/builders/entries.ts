import iconv from 'iconv-lite';
import { renderYayoi, type YayoiOptions } from '#domain/exports/yayoi.ts';
import { shippedProfile } from '#domain/exports/yayoi-profile.ts';
import type { EntryLine, JournalEntry } from '#domain/journals/entry.ts';
import { yen } from '#domain/money/yen.ts';
import { aClaimId, day, noon } from '#test/builders/claims.ts';
import { done } from '#test/builders/submitted-claims.ts';

export const headOffice = { id: 'head', name: '本社' };
export const line = (
  side: EntryLine['side'],
  name: string,
  amount: number,
  taxCode: string,
  rest = {},
): EntryLine => ({
  side,
  account: { code: '000', name },
  amount: yen(amount),
  taxCode,
  memo: '',
  ...rest,
});
export const anEntry = (
  lines: readonly EntryLine[],
  difference: Partial<JournalEntry> = {},
): JournalEntry => ({
  serial: 1,
  claimId: aClaimId,
  claimNumber: 'EX-000123',
  postedOn: day('2026-11-20'),
  enteredAt: noon,
  lines,
  trace: [],
  ...difference,
});
export const cost = (
  name: string,
  amount: number,
  tax: number,
  memo: string,
  rest = {},
): readonly EntryLine[] => [
  line('debit', name, amount, 'P10Q', { deductibleTax: yen(tax), memo, ...rest }),
  line('debit', '仮払消費税', tax, 'P10Q', { isInputTax: true, memo, ...rest }),
];
export const meeting = anEntry([
  ...cost('会議費', 10_000, 1_000, '打合せ 株式会社サンプル', { department: headOffice }),
  line('credit', '未払金', 11_000, 'OT', { department: headOffice }),
]);
export const exclusive: YayoiOptions = {
  taxAccounting: 'exclusive',
  profile: shippedProfile,
  labels: [],
  replacements: [],
};
export const printed = (entries: readonly JournalEntry[], options = exclusive) =>
  done(renderYayoi(entries, options))
    .files.map(({ bytes }) => iconv.decode(Buffer.from(bytes), 'cp932'))
    .join('');
export const online: YayoiOptions = {
  ...exclusive,
  profile: { ...shippedProfile, product: 'online', columns: 27 },
};

export const withMemo = (memo: string) =>
  anEntry([line('debit', '会議費', 500, 'OT', { memo }), line('credit', '未払金', 500, 'OT')], {
    serial: 9,
  });
