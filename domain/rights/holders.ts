import type { UserId } from '#domain/kernel/ids.ts';
import { isReading, rolesWith, type CompanyAccess } from './grants.ts';
import type { Right } from './rights.ts';
import type { RoleId } from './roles.ts';

export type Holder = {
  readonly id: UserId;
  readonly name: string;
  readonly isActive: boolean;
  /** He is here for some days, and only reads. @default he is here for good */
  readonly timeBox?: unknown;
};

/** Role → whoever has it. */
export type Holders = ReadonlyMap<RoleId, readonly Holder[]>;

/** Who may sign in and holds the right, each once. */
export const holdersOf = (holders: Holders, access: CompanyAccess, right: Right): readonly Holder[] => {
  const found = rolesWith(right, access).flatMap((role) => holders.get(role) ?? []);
  const each = [...new Map(found.map((holder) => [holder.id, holder])).values()];
  return each.filter(({ isActive, timeBox }) => isActive && (timeBox === undefined || isReading(right)));
};
