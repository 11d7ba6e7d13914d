import { isDeepStrictEqual } from 'node:util';
import type { UserId } from '#domain/kernel/ids.ts';
import { unknownGrade } from '#domain/grades/grade-faults.ts';
import { refuse } from '#domain/kernel/result.ts';
import { rightsOf, roleWords, type CompanyAccess } from '#domain/rights/grants.ts';
import { holds } from '#domain/rights/reach.ts';
import { separatedPairs } from '#domain/rights/separated-pairs.ts';
import { pairsHeldBy } from '#domain/rights/separation.ts';
import type { User } from '#domain/tenants/masters.ts';
import { postFaults } from '#domain/users/post-faults.ts';
import { timeBoxFaults } from '#domain/rights/time-box.ts';
import { onlyRead, onlyReadersAreBoxed } from '#domain/users/only-readers.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { hasOneWhoSignsIn, whoMay } from './who-may.ts';

/** Whether somebody who is let in keeps access. */
export const keepsAccess = (
  user: Pick<User, 'roles' | 'timeBox' | 'isActive'>,
  access: CompanyAccess,
): boolean => user.isActive && holds(rightsOf(user, access), 'access.keep');

const isKeptByAnother = async (masters: TenantMasters, userId: UserId): Promise<boolean> => {
  const others = (await whoMay(masters, 'access.keep')).filter(({ id }) => id !== userId);
  return hasOneWhoSignsIn(others, masters);
};

/** Whoever is stopped or named anew stays as he was judged: a role of his may give more since, of which he is given nothing. */
const isBoxedAnew = ({ timeBox, roles, isActive }: User, before: User | undefined): boolean =>
  timeBox !== undefined &&
  isActive &&
  !(
    before?.isActive === true &&
    isDeepStrictEqual(before.timeBox, timeBox) &&
    isDeepStrictEqual(before.roles.toSorted(), roles.toSorted())
  );

/** Why a person may not become so, whoever asks for it; `before` is absent of who is registered. */
export const whyNotSo = async (masters: TenantMasters, after: User, before?: User) => {
  const { access, departments, grades } = masters;
  const grade = unknownGrade(after.grade, { before: before?.grade, grades });
  const fields = [
    ...(grade === undefined ? [] : [{ path: 'grade', message: grade }]),
    ...after.roles.flatMap((role, at) =>
      before?.roles.includes(role) === true || roleWords(role, access) !== undefined
        ? []
        : [{ path: `roles.${at}`, message: 'このロールはありません。画面を更新してください' }],
    ),
    // What stands was judged when it was given.
    ...(after.timeBox === undefined || isDeepStrictEqual(after.timeBox, before?.timeBox)
      ? []
      : timeBoxFaults(after.timeBox)),
    ...(isBoxedAnew(after, before) && !onlyRead(after.roles, access)
      ? [{ path: 'roles', message: onlyReadersAreBoxed }]
      : []),
    ...postFaults({ posts: after.posts, before: before?.posts ?? [], departments }),
  ];
  if (fields.length > 0) return refuse({ kind: 'input-malformed', fields });
  const kept = before !== undefined && keepsAccess(before, access);
  const keeps = keepsAccess(after, access);
  if (kept && !keeps && !(await isKeptByAnother(masters, after.id)))
    return refuse({ kind: 'nobody-keeps-access' });
  const broken = after.isActive ? pairsHeldBy(after.roles, access) : [];
  const refused = broken.filter((pair) => access.refusedPairs.includes(pair));
  const pairs = refused.map((pair) => separatedPairs[pair].words).join('、');
  return refused.length > 0 ? refuse({ kind: 'duties-not-separated', pairs }) : undefined;
};
