import { codePattern, codeRead, codeTaken } from './code.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

/** What a choice of the other master has to say, and how that master calls it. */
type NeedsOfTarget = {
  readonly field: string;
  /** The field by which that master's entries are called. */
  readonly nameField: string;
  readonly word: string;
  readonly of: readonly string[];
  readonly words: Readonly<Record<string, string>>;
};

/** The id of an entry of that master, which has to hold for as long as whatever names it. */
type ReferenceField = FieldBase<'reference'> & {
  readonly to: string;
  readonly maxLength: number;
  /** What the entry has to say all the while, where it says anything. @default whatever it says */
  readonly needs?: NeedsOfTarget;
};

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
