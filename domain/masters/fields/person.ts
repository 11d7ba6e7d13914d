import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { isUserId, ulidPattern } from '#domain/kernel/ids.ts';
import { lineOf } from '#domain/text/typed-text.ts';
import type { FieldBase, FieldKind } from './field-kind.ts';

const personRead = (typed: string): Result<string, string> => {
  const id = lineOf(typed).trim();
  return isUserId(id)
    ? accept(id)
    : refuse('利用者を一覧から選んでください（ファイルには利用者IDを書きます）');
};

/** 利用者, by the id that he keeps whatever he is called. He has to be able to sign in when he is named. */
export const person: FieldKind<FieldBase<'person'>, string> = {
  shape: () => ({ json: 'text', contract: { pattern: ulidPattern.source }, takes: personRead }),
  read: (_field, typed) => personRead(typed),
  write: (_field, value) => value,
  usual: () => '01J00000000000000000000000',
};
