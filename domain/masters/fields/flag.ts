import { accept, refuse } from '#domain/kernel/result.ts';
import { narrowKeyOf } from '#domain/text/typed-text.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

const [yes, no] = ['はい', 'いいえ'] as const;

/** Whether it is so. */
export const flag: FieldKind<FieldBase<'flag'>, boolean> = {
  shape: () => ({ json: 'flag' }),
  read: (_field, typed) => {
    const line = narrowKeyOf(typed);
    return line === narrowKeyOf(yes)
      ? accept(true)
      : line === narrowKeyOf(no)
        ? accept(false)
        : refuse(`「${yes}」か「${no}」にしてください`);
  },
  write: (_field, value) => (value ? yes : no),
  closed: () => [yes, no],
  usual: () => false,
};
