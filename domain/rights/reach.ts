import type { UserId } from '#domain/kernel/ids.ts';
import { entriesOf, rightFacts } from './grants.ts';
import type { FunctionGroup, Right } from './rights.ts';
import type { Grants } from './roles.ts';

export const holds = (rights: Grants, right: Right): boolean => rights[right] !== undefined;

/** Whether the right goes beyond one's own things: then there are lists of others' to look at. */
export const holdsBeyondOwn = (rights: Grants, right: Right): boolean =>
  holds(rights, right) && rights[right] !== 'own';

/** Whoever asks for a thing. */
export type Reacher = {
  readonly userId: UserId;
  readonly rights: Grants;
  /** His departments and all below them, as of the day. Needed only where a grant is limited to them. @default none */
  readonly departmentIds?: readonly string[];
  /** 閲覧ラベル that his roles may see (8.2.2). @default none */
  readonly labels?: readonly string[];
};

/** What is asked for, as far as reaching it is concerned. */
export type Thing = {
  /** Whose it is, and to whom it came. */
  readonly ownedBy: readonly UserId[];
  readonly departmentId: string;
  /** @default none: everybody whose scope reaches it */
  readonly labels?: readonly string[];
};

/** Whether the person holds the right for this very thing: the scope has to reach it, and every label has to be his. */
export const reaches = (
  { userId, rights, departmentIds = [], labels: seen = [] }: Reacher,
  right: Right,
  { ownedBy, departmentId, labels = [] }: Thing,
): boolean => {
  if (!labels.every((label) => seen.includes(label))) return false;
  const scope = rights[right];
  if (scope === undefined) return false;
  switch (scope) {
    case 'own':
      return ownedBy.includes(userId);
    case 'department':
      return ownedBy.includes(userId) || departmentIds.includes(departmentId);
    case 'company':
      return true;
  }
};

/** Whether any right of the function group is held. */
export const holdsAnyOf = (held: Grants, group: FunctionGroup): boolean =>
  entriesOf(held).some(([right]) => rightFacts(right).group === group);
