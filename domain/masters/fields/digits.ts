import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { lineOf } from '#domain/text/typed-text.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

/** So many digits, of which the first may be 0: no number. */
type DigitsField = FieldBase<'digits'> & { readonly length: number };

/** With blanks and the like around them. */
const mostTyped = 40;

const digitsRead = (typed: string, { length }: DigitsField): Result<string, string> => {
  const read = lineOf(typed).normalize('NFKC').trim();
  return /^\d+$/.test(read) && read.length === length
    ? accept(read)
    : refuse(`数字${length}桁で入力してください`);
};

export const digits: FieldKind<DigitsField, string> = {
  shape: (field) => ({
    json: 'text',
    contract: { maxLength: mostTyped, pattern: `^[ \u3000]*[0-9０-９]{${field.length}}[ \u3000]*$` },
    takes: (sent) => digitsRead(sent, field),
  }),
  read: (field, typed) => digitsRead(typed, field),
  write: (_field, value) => value,
  usual: ({ length }) => '1234567890'.repeat(Math.ceil(length / 10)).slice(0, length),
};
