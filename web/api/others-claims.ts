import { holdsBeyondOwn, holdsForCompany } from '#domain/rights/reach.ts';
import type { Grants } from '#domain/rights/roles.ts';

/** The list of others' claims, by how far this person sees them; undefined where he sees none. */
export const othersClaims = (rights: Grants): { readonly to: string; readonly label: string } | undefined => {
  if (!holdsBeyondOwn(rights, 'claims.read')) return undefined;
  const label = holdsForCompany(rights, 'claims.read') ? '会社全体の申請' : '部門の申請';
  return { to: '/company-claims', label };
};
