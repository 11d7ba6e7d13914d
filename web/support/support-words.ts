import type { GrantState } from '#domain/support/support-grant.ts';
import type { ShownGrant, ShownView } from '#web/support/support-api.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import type { Tone } from '#web/ui/tone.ts';

export const stateWords: Readonly<Record<GrantState, { readonly words: string; readonly tone: Tone }>> = {
  asked: { words: '回答待ち', tone: 'warn' },
  active: { words: '許可中', tone: 'good' },
  refused: { words: '拒否', tone: 'quiet' },
  over: { words: '期間終了', tone: 'quiet' },
  withdrawn: { words: '取消し', tone: 'quiet' },
  ended: { words: 'サポートが終了', tone: 'quiet' },
  lapsed: { words: '期限切れ', tone: 'quiet' },
};

export const isWaiting = ({ state }: Pick<ShownGrant, 'state'>): boolean => state === 'asked';
export const isGiven = ({ state }: Pick<ShownGrant, 'state'>): boolean => state === 'active';

const handLine = (at: string | undefined, deed: string, byName: string | undefined): readonly string[] =>
  at === undefined ? [] : [`${formatInstant(at)} ${deed}${byName === undefined ? '' : `：${byName}`}`];

/** Who asked, who answered, and how it ended, in this order. */
export const grantLines = (grant: ShownGrant): readonly string[] => {
  const { state, askedAt, operatorName, decidedAt, decidedByName, until, expiresAt } = grant;
  const isRefused = state === 'refused' || (decidedAt !== undefined && until === undefined);
  return [
    ...handLine(askedAt, '依頼', operatorName),
    ...handLine(decidedAt, isRefused ? '拒否' : '許可', decidedByName),
    ...handLine(grant.withdrawnAt, '取消し', grant.withdrawnByName),
    ...handLine(grant.endedAt, 'サポートが終了', undefined),
    ...(state === 'asked' ? [`回答の期限：${formatInstant(expiresAt)}`] : []),
    ...(state === 'lapsed' ? [`${formatInstant(expiresAt)} 回答がないまま期限が切れました`] : []),
    ...(state === 'over' ? handLine(until, '期間終了', undefined) : []),
  ];
};

/** What was asked for, as it was sent; a claim is led to instead. */
const askedNames: Readonly<Record<string, string>> = {
  from: '開始日',
  to: '終了日',
  text: '検索する語',
  status: '状態',
  departmentId: '部門ID',
  applicantId: '申請者ID',
  itemCode: '経費科目コード',
  least: '金額（以上）',
  most: '金額（以下）',
  evidenceId: '証憑ID',
};

/** The conditions of a list, without those that only order it. */
export const viewWords = ({ asked }: Pick<ShownView, 'asked'>): string =>
  Object.entries(asked)
    .flatMap(([name, value]) => {
      const words = askedNames[name];
      return words === undefined ? [] : [`${words}：${value}`];
    })
    .join('、');
