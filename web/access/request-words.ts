import type { ApprovalChoice } from '#domain/second-person/rule.ts';
import type { RequestState } from '#domain/second-person/request.ts';
import { grantParts } from '#domain/support/support-grant.ts';
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
    case 'grant':
      return `サポートへの閲覧許可：${change.operatorName}`;
  }
};

export const ruleLine = ({ from, to }: Readonly<Record<'from' | 'to', ApprovalChoice>>): string =>
  `${choiceWords[from]} → ${choiceWords[to]}`;

/** Why, what and how long: who decides reads what whoever asked read. */
export const grantLine = ({
  reason,
  parts,
  hours,
}: Extract<ShownRequest['change'], { readonly kind: 'grant' }>): string =>
  `範囲：${parts.map((part) => grantParts[part].words).join('、')}、時間：承認してから${hours}時間、サポートの理由：「${reason}」`;

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

type Origin = NonNullable<ShownRequest['origin']>;
type Hand = NonNullable<Origin['registered']>;

const handLine = (deed: string, { byName, at, isAsker }: Hand): string =>
  `${formatInstant(at)} ${deed}：${byName}${isAsker ? '（この依頼をした人）' : ''}`;

/** Where the person comes from: an invention of whoever asks looks like this. */
export const originLines = ({
  isNew,
  registered,
  invited,
  isWithoutPassword,
  named,
}: Origin): readonly string[] => [
  ...(isNew === true ? ['この依頼で新しく登録される人です。'] : []),
  ...(registered === undefined ? [] : [handLine('利用者の登録', registered)]),
  ...(invited === undefined ? [] : [handLine('招待', invited)]),
  ...(isWithoutPassword === true ? ['まだ自分のパスワードを設定していません。'] : []),
  ...(named === undefined
    ? []
    : [handLine('本人以外によるメールアドレスかサインインIDの変更', { byName: '', ...named })]),
];

/** Whether whoever decides should make sure first that there is such a person. */
export const isToBeChecked = ({ isNew, registered, invited, isWithoutPassword, named }: Origin): boolean =>
  isNew === true ||
  isWithoutPassword === true ||
  registered?.isAsker === true ||
  invited?.isAsker === true ||
  named?.isLately === true;
