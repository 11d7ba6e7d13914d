import type { Derived } from '#domain/masters/master.ts';
import { textIn, type State } from '#domain/masters/states.ts';

/** What the days of registration say of a day; the last day is one of them. */
const standing = (state: State, on: string): string | undefined => {
  const [from, to] = [textIn(state, 'registeredFrom'), textIn(state, 'registeredTo')];
  if (from !== undefined && on < from) return '登録前';
  return to !== undefined && to < on ? '登録終了' : undefined;
};

/**
 * 照合 of a registration number with the published register (INV-004). Nobody types it, and as long as the operator
 * has no register here, no number is matched.
 */
export const matchOf: Derived = {
  word: '公表情報との照合',
  why: '国税庁の公表情報がまだ取り込まれていないため、登録番号はすべて「未照合」です。桁と検査数字だけを確かめています。番号の有効性は、国税庁の適格請求書発行事業者公表サイトで確認してください。',
  of: (state, on) => {
    if (textIn(state, 'registrationNumber') === undefined) return undefined;
    const said = standing(state, on);
    return said === undefined ? { words: '未照合' } : { words: `未照合・${said}`, needsCare: true };
  },
};
