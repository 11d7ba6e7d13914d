import type { ApprovalChoice } from '#domain/second-person/rule.ts';
import type { RequestState } from '#domain/second-person/request.ts';
import type { ShownRequest } from '#web/access/requests-api.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import type { Tone } from '#web/ui/tone.ts';

export const stateWords: Readonly<Record<RequestState, { readonly words: string; readonly tone: Tone }>> = {
  waiting: { words: '承認待ち', tone: 'warn' },
  approved: { words: '承認済', tone: 'good' },
  rejected: { words: '却下', tone: 'bad' },
  withdrawn: { words: '取下げ', tone: 'quiet' },
  expired: { words: '期限切れ', tone: 'quiet' },
  overtaken: { words: '成立しませんでした', tone: 'quiet' },
};

const choiceWords: Readonly<Record<ApprovalChoice, string>> = { off: '使わない', on: '使う' };

/** What it is about: 「佐藤健一さん」. */
export const subjectOf = ({ change }: ShownRequest): string => {
  switch (change.kind) {
    case 'person':
      return `利用者：${change.name}さん`;
    case 'access':
      return 'ロールと権限';
    case 'rule':
      return '会社設定：管理者の承認';
  }
};

export const ruleLine = ({ from, to }: Readonly<Record<'from' | 'to', ApprovalChoice>>): string =>
  `${choiceWords[from]} → ${choiceWords[to]}`;

const acts: Readonly<Record<RequestState, string>> = {
  waiting: '',
  approved: '承認',
  rejected: '却下',
  withdrawn: '取下げ',
  expired: '期限切れ',
  overtaken: '承認されましたが、成立しませんでした',
};

/** Who asked and who ended it, each with his words. */
export const requestLines = ({
  askedAt,
  askedByName,
  reason,
  state,
  expiresAt,
  end,
}: ShownRequest): readonly string[] => [
  `${formatInstant(askedAt)} 依頼：${askedByName}${reason === undefined ? '' : `「${reason}」`}`,
  ...(state === 'waiting' ? [`期限：${formatInstant(expiresAt)}`] : []),
  ...(state === 'expired' ? [`${formatInstant(expiresAt)} 期限切れ`] : []),
  ...(end === undefined || state === 'expired'
    ? []
    : [
        `${formatInstant(end.at)} ${acts[state]}：${end.byName}${end.isAlone === true ? '（ほかに承認できる管理者なし）' : ''}${end.reason === undefined ? '' : `「${end.reason}」`}`,
      ]),
];
