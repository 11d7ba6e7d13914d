import type { UserId } from '#domain/kernel/ids.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { Gated, Right } from './rights.ts';
import { scopes } from './scopes.ts';
import type { Grants } from './roles.ts';
import { seesThing, type Sight } from './sight.ts';

export const holds = (rights: Grants, right: Right): boolean => rights[right] !== undefined;

/** Whether the right reaches every thing of the company: then there are lists of all of them to look at. */
export const holdsForCompany = (rights: Grants, right: Right): boolean => rights[right] === 'company';

/** The one gate: whether whoever is signed in may do it at all. */
export const opens = (rights: Grants, { may, mayFrom = 'own' }: Gated): boolean => {
  if (may === 'everybody' || may === 'nobody-yet') return true;
  const scope = rights[may];
  return scope !== undefined && scopes.indexOf(scope) >= scopes.indexOf(mayFrom);
};

/** Whether it depends on the person's departments how far he reaches. */
export const isByDepartment = (rights: Grants): boolean => Object.values(rights).includes('department');

/** Whoever asks for a thing. */
export type Reacher = {
  readonly userId: UserId;
  readonly rights: Grants;
  /** His departments and all below them, as of the day. Needed only where a grant is limited to them. @default none */
  readonly departmentIds?: ReadonlySet<string>;
  /** What of it is shown to him. @default nothing that bears a label */
  readonly sight?: Sight;
};

/** What is asked for, as far as reaching it is concerned. */
export type Thing = {
  /** Whose it is, and to whom it came. */
  readonly ownedBy: readonly UserId[];
  /** Who made it: he sees it whatever it bears. */
  readonly applicantId: UserId;
  /** Codes of the 情報のラベル that it bears. */
  readonly labels: readonly string[];
  /** In which it was spent or posted. */
  readonly months: readonly CalendarMonth[];
  /** @default none has it */
  readonly departmentId?: string;
};

/** Whether the person holds the right for this very thing: the scope of his grant has to reach it. */
export const reaches = (person: Reacher, right: Right, thing: Thing): boolean => {
  const { userId, rights, departmentIds } = person;
  const { ownedBy, departmentId } = thing;
  const scope = rights[right];
  if (scope === undefined || !seesThing(person, thing)) return false;
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
