import { opens } from '#domain/rights/reach.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { gates } from '#web/api/gates.ts';

/** The list of others' claims, by how far this person sees them; undefined where he sees none. */
export const othersClaims = (rights: Grants): { readonly to: string; readonly label: string } | undefined => {
  const gate = gates.searchClaims;
  if (gate === undefined || !opens(rights, gate)) return undefined;
  const label = opens(rights, { ...gate, mayFrom: 'company' }) ? '会社全体の申請' : '部門の申請';
  return { to: '/company-claims', label };
};
