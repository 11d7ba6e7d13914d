import { readOnly } from '#contract/refusals/chain.ts';
import { isRefusedBy } from '#web/api/contract-client.ts';
import { problemOf, sayFailure } from '#web/api/problem.ts';
import type { SaveState, SaveTrouble } from '#web/claims/autosave.ts';
import { maintenanceWords } from '#web/messages.ja.ts';
import { formatTime } from '#web/ui/format-date.ts';
import type { Tone } from '#web/ui/tone.ts';

/** What a failed save means: whether it is sent again, asked about, or waits for another content. */
export const troubleOf = (error: unknown): SaveTrouble => {
  const problem = problemOf(error);
  if (problem === undefined) return { kind: 'again' };
  const { status, retryAfterSeconds } = problem;
  if (status === 409) return { kind: 'conflict' };
  const isPassing = status >= 500 || status === 429 || status === 401;
  if (!isPassing) return { kind: 'refused' };
  return retryAfterSeconds === undefined
    ? { kind: 'again' }
    : { kind: 'again', afterMs: retryAfterSeconds * 1_000 };
};

export type SaveWords = { readonly says: string; readonly tone: Tone; readonly canRetry: boolean };

/** 「12:34 に保存しました」, or why not. */
export const saveWords = (state: SaveState): SaveWords | undefined => {
  const isReadOnly = 'error' in state && isRefusedBy(state.error, readOnly);
  switch (state.kind) {
    case 'clean':
      return state.savedAt === undefined
        ? undefined
        : { says: `${formatTime(state.savedAt)} に保存しました`, tone: 'quiet', canRetry: false };
    case 'waiting':
      return { says: '入力中（自動で保存します）', tone: 'quiet', canRetry: false };
    case 'saving':
      return { says: '保存しています…', tone: 'quiet', canRetry: false };
    case 'again':
      return {
        says: isReadOnly
          ? maintenanceWords.waiting
          : '保存できません。つながり次第、自動で保存します。この画面を閉じないでください',
        tone: isReadOnly ? 'warn' : 'bad',
        canRetry: true,
      };
    case 'refused':
      return { says: `保存できません。${sayFailure(state.error)}`, tone: 'bad', canRetry: true };
    case 'conflict':
      return { says: 'ほかの画面で更新されているため、保存を止めています', tone: 'bad', canRetry: true };
  }
};
