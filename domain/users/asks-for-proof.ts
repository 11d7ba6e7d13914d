import { usualRoles, type RoleId } from '#domain/rights/roles.ts';
import type { PersonWish } from './judge-people.ts';

const inOrder = (roles: readonly RoleId[]): string => JSON.stringify(roles.toSorted());

/** Whether a row makes somebody another, lets him do more, or has routes ask him: 本人確認 comes first. */
export const asksForProof = ({ before, facts }: PersonWish): boolean => {
  const was = before?.user;
  return (
    inOrder(facts.roles) !== inOrder(was?.roles ?? usualRoles) ||
    JSON.stringify(facts.posts) !== JSON.stringify(was?.posts ?? []) ||
    (before !== undefined && (facts.name !== was?.name || facts.email !== before.email))
  );
};
