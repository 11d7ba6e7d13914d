import { entriesOf, grantsOf, isWiderThan, type CompanyAccess } from './grants.ts';
import { holds, holdsForCompany } from './reach.ts';
import type { Grants, RoleId } from './roles.ts';
import type { TimeBox } from './time-box.ts';

/** Somebody as far as it decides what he may do. */
export type PersonNow = {
  readonly roles: readonly RoleId[];
  readonly isActive: boolean;
  readonly timeBox?: TimeBox;
};

/** What his roles give, switched-off functions counted. */
const givenTo = ({ roles }: PersonNow, access: CompanyAccess): Grants =>
  grantsOf(roles, { ...access, switchedOff: [] });

const seesAll = (person: PersonNow, access: CompanyAccess): boolean =>
  holdsForCompany(givenTo(person, access), 'claims.read');

/** Whether he is here to look into the company: 監査, 税務調査官. Whoever keeps the books sees as much for his work. */
const looksIn = (person: PersonNow, access: CompanyAccess): boolean =>
  person.timeBox !== undefined ||
  (seesAll(person, access) && !holds(givenTo(person, access), 'claims.confirm'));

const seesMore = (before: PersonNow, after: PersonNow, access: CompanyAccess): boolean => {
  const held = givenTo(before, access);
  return entriesOf(givenTo(after, access)).some(([right, scope]) => {
    const { [right]: was } = held;
    return was === undefined || isWiderThan(scope, was);
  });
};

/** What an account that looks in gets by a change, in words; for good is wider than any days (docs/decisions/0195). */
export const boxGains = (
  before: PersonNow | undefined,
  after: PersonNow,
  access: CompanyAccess,
): readonly string[] => {
  if (!after.isActive) return [];
  const was = before?.isActive === true ? before : undefined;
  const [box, next] = [was?.timeBox, after.timeBox];
  if (box !== undefined && next === undefined) return ['期間の限定をやめること'];
  if (!looksIn(after, access)) return [];
  if (was === undefined || (box === undefined && !seesAll(was, access)))
    return ['すべての申請を閲覧する利用の開始'];
  if (box === undefined || next === undefined) return [];
  return [
    ...(next.from < box.from || next.to > box.to ? ['利用期間の延長'] : []),
    ...(next.contentFrom < box.contentFrom || next.contentTo > box.contentTo ? ['対象期間の拡大'] : []),
    ...(seesMore(was, after, access) ? ['閲覧できる範囲の拡大'] : []),
  ];
};
