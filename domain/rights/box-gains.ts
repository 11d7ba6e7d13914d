import { entriesOf, grantsOf, isWiderThan, type CompanyAccess } from './grants.ts';
import { holds, holdsForCompany, isByDepartment } from './reach.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Period } from '#domain/kernel/time.ts';
import type { Grants, RoleId } from './roles.ts';
import type { TimeBox } from './time-box.ts';

/** 所属, as far as it decides what he sees. */
type PostNow = Period & { readonly departmentId: string };

/** Somebody as far as it decides what he may do. */
export type PersonNow = {
  /** @default he is new: nothing names him */
  readonly id?: UserId;
  /** @default none */
  readonly posts?: readonly PostNow[];
  readonly roles: readonly RoleId[];
  readonly isActive: boolean;
  readonly timeBox?: TimeBox;
};

/** What his roles give, switched-off functions counted. */
export const givenTo = ({ roles }: PersonNow, access: CompanyAccess): Grants =>
  grantsOf(roles, { ...access, switchedOff: [] });

/** Whether every claim of the company is open to him, labels and months apart. */
export const seesAll = (person: PersonNow, access: CompanyAccess): boolean =>
  holdsForCompany(givenTo(person, access), 'claims.read');

/** Whether he is here to look into the company: 監査, 税務調査官. Whoever keeps the books sees as much for his work. */
const looksIn = (person: PersonNow, access: CompanyAccess): boolean =>
  person.timeBox !== undefined ||
  (seesAll(person, access) && !holds(givenTo(person, access), 'claims.confirm'));

/** Whether one of the rights is new, or reaches further. */
export const areWider = (after: Grants, before: Grants): boolean =>
  entriesOf(after).some(([right, scope]) => {
    const { [right]: was } = before;
    return was === undefined || isWiderThan(scope, was);
  });

const isWithin = (post: PostNow, { departmentId, validFrom, validTo }: PostNow): boolean =>
  departmentId === post.departmentId &&
  validFrom <= post.validFrom &&
  (validTo === undefined || (post.validTo !== undefined && post.validTo <= validTo));

/** What he sees of departments goes by his posts: another one, or a longer one, shows him more. */
const hasFurtherPosts = ({ posts: before = [] }: PersonNow, { posts: after = [] }: PersonNow): boolean =>
  after.some((post) => !before.some((was) => isWithin(post, was)));

const seesMore = (before: PersonNow, after: PersonNow, access: CompanyAccess): boolean => {
  const given = givenTo(after, access);
  return (
    areWider(given, givenTo(before, access)) || (isByDepartment(given) && hasFurtherPosts(before, after))
  );
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
  if (was === undefined || (box === undefined && !looksIn(was, access)))
    return ['すべての申請を閲覧する利用の開始'];
  if (box === undefined || next === undefined) return [];
  return [
    ...(next.from < box.from || next.to > box.to ? ['利用期間の延長'] : []),
    ...(next.contentFrom < box.contentFrom || next.contentTo > box.contentTo ? ['対象期間の拡大'] : []),
    ...(seesMore(was, after, access) ? ['閲覧できる範囲の拡大'] : []),
  ];
};
