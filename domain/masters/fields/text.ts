import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { hasVisibleSign, isBroken, isUsableLine, lineOf, textPatterns } from '#domain/text/typed-text.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

/** One line. */
type TextField = FieldBase<'text'> & { readonly maxLength: number };

const usualLength = 20;

const textRead = (typed: string, { maxLength }: TextField): Result<string, string> => {
  const text = lineOf(typed);
  if (!hasVisibleSign(text)) return refuse('入力してください');
  if (isBroken(text)) return refuse('文字化けした文字（�）が含まれています。元の文字に直してください');
  if (!isUsableLine(text)) return refuse('改行や制御文字は使えません');
  return Array.from(text).length > maxLength
    ? refuse(`${maxLength}文字以内で入力してください`)
    : accept(text);
};

export const text: FieldKind<TextField, string> = {
  shape: (field) => ({
    json: 'text',
    contract: { maxLength: field.maxLength, pattern: textPatterns.filledLine },
    takes: (sent) => textRead(sent, field),
  }),
  read: (field, typed) => textRead(typed, field),
  write: (_field, value) => value,
  usual: ({ maxLength }) => '名'.repeat(Math.min(usualLength, maxLength)),
};
