import type { UserId } from '#domain/kernel/ids.ts';
import type { Right } from './rights.ts';
import type { Grants } from './roles.ts';

export const holds = (rights: Grants, right: Right): boolean => rights[right] !== undefined;

/** Whether the right reaches every thing of the company: then there are lists of all of them to look at. */
export const holdsForCompany = (rights: Grants, right: Right): boolean => rights[right] === 'company';

/** Whether the right reaches things that are not one's own: then there are lists of others' things to look at. */
export const holdsBeyondOwn = (rights: Grants, right: Right): boolean =>
  rights[right] === 'department' || rights[right] === 'company';

/** Whether it depends on the person's departments how far he reaches. */
export const isByDepartment = (rights: Grants): boolean => Object.values(rights).includes('department');

/** Whoever asks for a thing. */
export type Reacher = {
  readonly userId: UserId;
  readonly rights: Grants;
  /** His departments and all below them, as of the day. Needed only where a grant is limited to them. @default none */
  readonly departmentIds?: ReadonlySet<string>;
};

/** What is asked for, as far as reaching it is concerned. */
export type Thing = {
  /** Whose it is, and to whom it came. */
  readonly ownedBy: readonly UserId[];
  /** @default none has it */
  readonly departmentId?: string;
};

/** Whether the person holds the right for this very thing: the scope of his grant has to reach it. */
export const reaches = (
  { userId, rights, departmentIds }: Reacher,
  right: Right,
  { ownedBy, departmentId }: Thing,
): boolean => {
  const scope = rights[right];
  if (scope === undefined) return false;
  switch (scope) {
    case 'own':
      return ownedBy.includes(userId);
    case 'department':
      return (
        ownedBy.includes(userId) || (departmentId !== undefined && departmentIds?.has(departmentId) === true)
      );
    case 'company':
      return true;
  }
};
