import { grantParts, type GrantState } from '#domain/support/support-grant.ts';
import type { ShownGrant } from '#web/operator/support/support-api.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import type { Tone } from '#web/ui/tone.ts';

export const stateWords: Readonly<Record<GrantState, readonly [word: string, tone: Tone]>> = {
  asked: ['会社の回答待ち', 'warn'],
  active: ['許可中', 'good'],
  refused: ['会社が拒否', 'quiet'],
  over: ['期間終了', 'quiet'],
  withdrawn: ['会社が取消し', 'quiet'],
  ended: ['終了', 'quiet'],
  lapsed: ['会社の回答なし', 'quiet'],
};

export const partsWords = ({ parts }: Pick<ShownGrant, 'parts'>): string =>
  parts.map((part) => grantParts[part].words).join('・');

/** The next moment at which it is another: the end of a grant, or of an asking. */
export const endWords = ({ state, until, expiresAt }: ShownGrant): string => {
  if (state === 'asked') return `${formatInstant(expiresAt)}（回答）`;
  return until === undefined ? '—' : formatInstant(until);
};

export const isOpen = ({ state }: Pick<ShownGrant, 'state'>): boolean =>
  state === 'asked' || state === 'active';
