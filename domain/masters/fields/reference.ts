import { codePattern, codeRead, codeTaken } from './code.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

/** The id of an entry of that master, which has to hold for as long as whatever names it. */
type ReferenceField = FieldBase<'reference'> & { readonly to: string; readonly maxLength: number };

const usualLength = 10;

export const reference: FieldKind<ReferenceField, string> = {
  shape: ({ maxLength }) => ({
    json: 'text',
    contract: { pattern: codePattern(maxLength) },
    takes: (sent) => codeTaken(sent, maxLength),
  }),
  read: ({ maxLength }, typed) => codeRead(typed, maxLength),
  write: (_field, value) => value,
  usual: ({ maxLength }) => 'x'.repeat(Math.min(usualLength, maxLength)),
};
