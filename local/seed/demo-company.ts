import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { assert } from '#domain/kernel/assert.ts';
import {
  isOwnRoleId,
  isTenantId,
  isUserId,
  type OwnRoleId,
  type TenantId,
  type UserId,
} from '#domain/kernel/ids.ts';
import type { Post, User } from '#domain/tenants/masters.ts';
import type { MastersWithPeople } from '#domain/settings/masters.ts';

export type DemoPerson = {
  readonly userId: UserId;
  readonly loginId: string;
  readonly email: string;
  /** True for a new hire who still has the temporary password. */
  readonly mustChangePassword: boolean;
};

/** A company to play with: its masters and who may sign in. Passwords are made elsewhere. */
export type DemoCompany = {
  readonly tenantId: TenantId;
  readonly companyCode: string;
  readonly masters: MastersWithPeople;
  readonly people: readonly DemoPerson[];
};

/** Everything of the demo companies is valid from this day. */
export const since = { validFrom: calendarDate('2020-04-01') };

const serialLength = 18;
const serialText = (serial: number): string => `${serial}`.padStart(serialLength, '0');

/** Fixed ids, so that a data folder made anew names the same people: `01KMNAT` and so on are the company's. */
export const demoTenantId = (stem: string): TenantId => {
  const tenantId = `t${stem.toLowerCase()}${serialText(0)}`;
  assert(isTenantId(tenantId), `a tenant id: ${tenantId}`);
  return tenantId;
};

export const demoRoleId = (stem: string, serial: number): OwnRoleId => {
  const roleId = `r${stem.toLowerCase()}${serialText(serial)}`;
  assert(isOwnRoleId(roleId), `an id of a company's own role: ${roleId}`);
  return roleId;
};

export const demoUserId = (stem: string, serial: number): UserId => {
  const userId = `${stem}${serialText(serial)}`;
  assert(isUserId(userId), `a user id: ${userId}`);
  return userId;
};

/** One person as a line of the cast list. */
export type CastMember = Pick<User, 'name' | 'grade' | 'roles'> & {
  readonly loginId: string;
  readonly posts: readonly Pick<Post, 'departmentId' | 'position'>[];
  readonly mustChangePassword?: boolean;
};

/** The first post of each is the main one. */
export const castOf = (stem: string, mailDomain: string, members: readonly CastMember[]) => {
  const numbered = members.map((member, index) => ({ ...member, userId: demoUserId(stem, index + 1) }));
  return {
    users: numbered.map(({ userId, name, grade, roles, posts }): User => ({
      id: userId,
      name,
      grade,
      roles,
      posts: posts.map((post, index) => ({ ...post, ...since, isPrimary: index === 0 })),
      isActive: true,
    })),
    people: numbered.map(({ userId, loginId, mustChangePassword = false }): DemoPerson => ({
      userId,
      loginId,
      email: `${loginId}@${mailDomain}`,
      mustChangePassword,
    })),
  };
};
