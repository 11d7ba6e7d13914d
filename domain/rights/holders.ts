import type { UserId } from '#domain/kernel/ids.ts';
import { rolesWith, type CompanyAccess } from './grants.ts';
import type { Right } from './rights.ts';
import type { RoleId } from './roles.ts';

export type Holder = { readonly id: UserId; readonly name: string; readonly isActive: boolean };

/** Role → whoever has it. */
export type Holders = ReadonlyMap<RoleId, readonly Holder[]>;

/** Who may sign in and holds the right, each once. */
export const holdersOf = (holders: Holders, access: CompanyAccess, right: Right): readonly Holder[] => {
  const found = rolesWith(right, access).flatMap((role) => holders.get(role) ?? []);
  return [...new Map(found.map((holder) => [holder.id, holder])).values()].filter(({ isActive }) => isActive);
};
