import type { PersonState, StateFilter } from '#domain/users/person-state.ts';
import type { ListedPerson } from '#web/people/people-api.ts';
import { formatDate } from '#web/ui/format-date.ts';
import type { Tone } from '#web/ui/tone.ts';

export const stateWords: Readonly<Record<PersonState, { readonly words: string; readonly tone: Tone }>> = {
  uninvited: { words: '未招待', tone: 'warn' },
  invited: { words: '招待中', tone: 'calm' },
  expired: { words: '招待の期限切れ', tone: 'warn' },
  active: { words: '有効', tone: 'good' },
  over: { words: '利用期間終了', tone: 'quiet' },
  disabled: { words: '停止', tone: 'quiet' },
  deleted: { words: '削除済', tone: 'quiet' },
};

export const filterWords: Readonly<Record<StateFilter, string>> = {
  present: '在籍すべて',
  uninvited: '未招待',
  invited: '招待中・未招待',
  active: '有効',
  over: '利用期間終了',
  disabled: '停止',
  deleted: '削除済',
};

/** 「営業一課（長）、経理部」: the main post first. */
export const postsInWords = (posts: ListedPerson['posts']): string =>
  posts
    .toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
    .map(({ departmentName, position }) => (position === 'head' ? `${departmentName}（長）` : departmentName))
    .join('、');

/** The day in Japan on which an invitation that runs ends: 「12/7まで」. */
export const endOfInvitation = ({ state, expiresAt }: Pick<ListedPerson, 'state' | 'expiresAt'>): string => {
  if (state !== 'invited' || expiresAt === undefined) return '';
  const inJapan = new Date(Date.parse(expiresAt) + 9 * 3_600_000).toISOString().slice(0, 10);
  return `${formatDate(inJapan)}まで`;
};

/** 「期間限定 12/1〜12/3」 of an account for some days. */
export const endOfTimeBox = ({ timeBox }: Pick<ListedPerson, 'timeBox'>): string =>
  timeBox === undefined ? '' : `期間限定 ${formatDate(timeBox.from)}〜${formatDate(timeBox.to)}`;

export const rolesInWords = ({ roles }: Pick<ListedPerson, 'roles'>): string =>
  roles.map(({ name }) => name).join('、');
