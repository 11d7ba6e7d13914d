import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { formatDigits } from '#domain/money/format-yen.ts';
import { lineOf } from '#domain/text/typed-text.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

/** Whole yen, from 0. */
type YenField = FieldBase<'yen'> & { readonly most: number };

const reasonOf = ({ most }: YenField): string =>
  `0円以上${formatDigits(most)}円以下の、1円単位の整数で入力してください`;

/** Spreadsheets write a thousand as 1,000, and some with the unit. */
const amountIn = (typed: string): string =>
  lineOf(typed)
    .normalize('NFKC')
    .trim()
    .replace(/^[¥\\]/, '')
    .replace(/円$/, '')
    .replaceAll(',', '');

const yenRead = (typed: string, field: YenField): Result<number, string> => {
  const digits = amountIn(typed);
  const amount = Number(digits);
  return /^\d{1,15}$/.test(digits) && amount <= field.most ? accept(amount) : refuse(reasonOf(field));
};

export const yen: FieldKind<YenField, number> = {
  shape: (field) => ({ json: 'whole', most: field.most, reason: reasonOf(field) }),
  read: (field, typed) => yenRead(typed, field),
  write: (_field, value) => `${value}`,
  words: (_field, value) => `${formatDigits(value)}円`,
  usual: ({ most }) => most,
};
