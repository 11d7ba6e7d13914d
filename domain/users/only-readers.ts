import { grantsOf, isOnlyReading, type CompanyAccess } from '#domain/rights/grants.ts';
import type { RoleId } from '#domain/rights/roles.ts';

/** Whether these roles, switched-off functions counted, give nothing but reading: nobody else is given a time box. */
export const onlyRead = (roles: readonly RoleId[], access: CompanyAccess): boolean =>
  isOnlyReading(grantsOf(roles, { ...access, switchedOff: [] }));

export const onlyReadersAreBoxed = '期間限定の利用者には、閲覧だけができるロールを付けてください';
