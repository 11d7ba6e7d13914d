import { rightsOf, type CompanyAccess } from '#domain/rights/grants.ts';
import { holds } from '#domain/rights/reach.ts';
import { guardedGains } from '#domain/rights/guarded-rights.ts';
import type { PersonNow } from '#domain/rights/box-gains.ts';
import { labelCalled, type NamedLabel } from '#domain/labels/label-called.ts';
import type { Post } from '#domain/tenants/masters.ts';
import type { RoleId } from '#domain/rights/roles.ts';

type Wish = {
  readonly before?: { readonly user: PersonNow };
  readonly facts: { readonly roles: readonly RoleId[]; readonly posts: readonly Post[] };
};
type Company = {
  readonly access: CompanyAccess;
  readonly wantsSecondPerson: boolean;
  readonly labels: readonly NamedLabel[];
};

const keeps = (user: PersonNow, access: CompanyAccess): boolean =>
  user.isActive && holds(rightsOf(user, access), 'access.keep');

/** What waits for a second administrator is asked for person by person, on the screen (docs/decisions/0196). */
export const guardedFaults = (
  { facts: { roles, posts }, before }: Wish,
  { access, wantsSecondPerson, labels }: Company,
): readonly { readonly field: string; readonly reason: string }[] => {
  if (!wantsSecondPerson) return [];
  const after = { isActive: true, ...before?.user, roles, posts };
  const gains = guardedGains(before?.user, after, access, { label: labelCalled(labels) });
  const isLost = before !== undefined && keeps(before.user, access) && !keeps(after, access);
  if (isLost)
    return [
      {
        field: 'roles',
        reason: '管理者の権限を外すことは、取込ではできません。利用者の画面で外してください',
      },
    ];
  const reason = `ほかの管理者の承認が必要な変更（${gains.join('、')}）は、取込ではできません。利用者の画面から1人ずつ依頼してください`;
  return gains.length === 0 ? [] : [{ field: 'roles', reason }];
};
