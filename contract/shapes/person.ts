import * as v from 'valibot';
import { ownRoleIdPattern } from '#domain/kernel/ids.ts';
import { mostOwnRoles } from '#domain/rights/grants.ts';
import { isRole, shippedRoles } from '#domain/rights/roles.ts';
import { positions } from '#domain/tenants/masters.ts';
import { invitationWays } from '#domain/users/person-state.ts';
import { mostPosts, mostRolesOfPerson } from '#domain/users/person-bounds.ts';
import { mailAddress } from './mail-address.ts';
import { filledLine, identifier, line, shaped } from './text.ts';
import { calendarDate, calendarMonth } from './values.ts';

const loginId = v.pipe(identifier('login-id', 64), v.nonEmpty('入力してください'));

const post = v.strictObject({
  departmentId: filledLine(60, '部門を選んでください'),
  position: v.picklist(positions),
  isPrimary: v.boolean(),
  validFrom: calendarDate,
  validTo: v.exactOptional(calendarDate),
});

/** ロール by its id. */
export const roleId = shaped(isRole, {
  pattern: new RegExp(`^(?:${Object.keys(shippedRoles).join('|')})$|${ownRoleIdPattern.source}`),
  message: 'ロールの形が正しくありません',
});

const rolesUpTo = (most: number) =>
  v.pipe(
    v.array(roleId),
    v.maxLength(most, `ロールは${most}個までです`),
    v.check((ids) => new Set(ids).size === ids.length, 'ロールが重複しています'),
  );

export const roles = rolesUpTo(mostRolesOfPerson);

/** Any of a company's: those that we ship, and its own. */
export const rolesOfCompany = rolesUpTo(Object.keys(shippedRoles).length + mostOwnRoles);

/** 期間限定の利用: days of the account, and months of which it sees what was spent or posted. */
export const timeBox = v.strictObject({
  from: calendarDate,
  to: calendarDate,
  contentFrom: calendarMonth,
  contentTo: calendarMonth,
});

/** How somebody who is registered is told. */
export const invitationWay = v.picklist(invitationWays);

/** What is typed in of a person. */
export const personFacts = {
  name: filledLine(40),
  /** ふりがな */
  kana: line(60),
  /** @default as it is */
  loginId: v.exactOptional(loginId),
  email: mailAddress,
  /** By its code or name. */
  grade: filledLine(40),
  posts: v.pipe(v.array(post), v.maxLength(mostPosts, `所属は${mostPosts}件までです`)),
};
