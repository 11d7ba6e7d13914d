import { accept, refuse } from '#domain/kernel/result.ts';
import { lineOf } from '#domain/text/typed-text.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

const [yes, no] = ['はい', 'いいえ'];

/** Whether it is so. */
export const flag: FieldKind<FieldBase<'flag'>, boolean> = {
  shape: () => ({ json: 'flag' }),
  read: (_field, typed) => {
    const line = lineOf(typed).trim();
    return line === yes
      ? accept(true)
      : line === no
        ? accept(false)
        : refuse(`「${yes}」か「${no}」にしてください`);
  },
  write: (_field, value) => (value ? yes : no),
  closed: () => [yes, no],
  usual: () => false,
};
