import { accept, refuse } from '#domain/kernel/result.ts';
import { narrowKeyOf } from '#domain/text/typed-text.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

/** Value → what people read; a file holds the words. */
type ChoiceField = FieldBase<'choice'> & {
  readonly words: Readonly<Record<string, string>>;
  /** What holds where nothing is chosen. @default nothing is said of it */
  readonly whenNone?: string;
};

export const choice: FieldKind<ChoiceField, string> = {
  shape: ({ words }) => ({ json: 'one-of', values: Object.keys(words) }),
  read: ({ words }, typed) => {
    const line = narrowKeyOf(typed);
    const value = Object.entries(words).find(([, word]) => narrowKeyOf(word) === line)?.[0];
    if (value !== undefined) return accept(value);
    const told = Object.values(words).map((word) => `「${word}」`);
    return refuse(`${told.join('')}のいずれかにしてください`);
  },
  write: ({ words }, value) => words[value] ?? '',
  words: ({ words }, value) => words[value] ?? value,
  closed: ({ words }) => Object.values(words),
  usual: ({ words }) =>
    Object.keys(words).reduce((one, other) => (one.length < other.length ? other : one), ''),
};
