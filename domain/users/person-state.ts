import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { isOverAt } from '#domain/rights/time-box.ts';
import type { User } from '#domain/tenants/masters.ts';

/** 招待の方法: a link by mail, or a temporary password in a second mail (9.2.4). */
export const invitationWays = ['link', 'temporary-password'] as const;
export type InvitationWay = (typeof invitationWays)[number];

/** Days in which an invitation is good: also how long the directory keeps a temporary password. */
export const invitationDays = 7;
/** So many a company sends within an hour: all of 1,000 new people and those who lost theirs, and no flood in its name. */
export const invitationsAnHour = 1_200;

/** 招待: how somebody who has no password of his own yet gets one. It ends with his first password. */
export type Invitation = {
  /** Of the audit item that began it: a newer invitation replaces this one. */
  readonly noticeId: string;
  readonly way: InvitationWay;
  /** Who invites him: it goes out as long as he may. @default not known, until 2026-12 */
  readonly by?: UserId;
  /** Key of the request: sent again it is the same invitation. */
  readonly key?: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
};

/** As it is written from now on: whoever forgets by whom does not compile. */
export type InvitationBy = Invitation & { readonly by: UserId };

/**
 * 状態 of a person. `uninvited`: registered, and nobody has told him yet. `expired`: his invitation ran out before he
 * followed it. `over`: the last of the days for which he is here is past.
 */
export const personStates = [
  'uninvited',
  'invited',
  'expired',
  'active',
  'over',
  'disabled',
  'deleted',
] as const;
export type PersonState = (typeof personStates)[number];

/** What an administrator makes of somebody: 再開, 停止, 削除. */
export const wantedStates = ['active', 'disabled', 'deleted'] as const satisfies readonly PersonState[];
export type WantedState = (typeof wantedStates)[number];

/** Whoever was invited in vain is found together with those whose invitation runs. */
export const stateFilters = {
  present: ['uninvited', 'invited', 'expired', 'active', 'over', 'disabled'],
  uninvited: ['uninvited'],
  invited: ['uninvited', 'invited', 'expired'],
  active: ['active'],
  over: ['over'],
  disabled: ['disabled'],
  deleted: ['deleted'],
} as const satisfies Record<string, readonly PersonState[]>;
export type StateFilter = keyof typeof stateFilters;

/** Those that only an invitation tells apart. */
const toldByInvitation = [
  'uninvited',
  'invited',
  'expired',
  'active',
] as const satisfies readonly PersonState[];

/** Whether a list needs to know who was invited for whom it holds; otherwise only for those whom it shows. */
export const isOfInvitations = (filter: StateFilter): boolean => {
  const states: readonly PersonState[] = stateFilters[filter];
  const held = toldByInvitation.filter((state) => states.includes(state)).length;
  return held > 0 && held < toldByInvitation.length;
};

/**
 * @param invitation what he was told; `undefined` where he has a password of his own, `none` where nobody told him
 */
export const personStateOf = (
  { isActive, deletedAt, timeBox }: Pick<User, 'isActive' | 'deletedAt' | 'timeBox'>,
  invitation: Pick<Invitation, 'expiresAt'> | 'none' | undefined,
  at: Instant,
): PersonState => {
  if (deletedAt !== undefined) return 'deleted';
  if (!isActive) return 'disabled';
  if (isOverAt({ timeBox }, at)) return 'over';
  if (invitation === undefined) return 'active';
  if (invitation === 'none') return 'uninvited';
  return at < invitation.expiresAt ? 'invited' : 'expired';
};
