import { grantsOf, rolesWith, type CompanyAccess } from './grants.ts';
import { holdersOf, type Holder, type Holders } from './holders.ts';
import { holds } from './reach.ts';
import type { RoleId } from './roles.ts';
import { allSeparatedPairs, separatedPairs, type SeparatedPair } from './separated-pairs.ts';

/** The pairs that somebody with these roles would hold both of. */
export const pairsHeldBy = (roles: readonly RoleId[], access: CompanyAccess): readonly SeparatedPair[] => {
  const held = grantsOf(roles, access);
  return allSeparatedPairs.filter((pair) =>
    separatedPairs[pair].between.every((right) => holds(held, right)),
  );
};

/** The roles by whose holders the pairs are judged. */
export const rolesOfPairs = (access: CompanyAccess): readonly RoleId[] => [
  ...new Set(
    allSeparatedPairs.flatMap((pair) =>
      separatedPairs[pair].between.flatMap((right) => rolesWith(right, access)),
    ),
  ),
];

/** Who holds both of which pair; whoever cannot sign in holds nothing. */
export const separationFindings = (
  holders: Holders,
  access: CompanyAccess,
): readonly { readonly pair: SeparatedPair; readonly people: readonly Holder[] }[] =>
  allSeparatedPairs
    .map((pair) => {
      const [one, other] = separatedPairs[pair].between;
      const others = new Set(holdersOf(holders, access, other).map(({ id }) => id));
      return { pair, people: holdersOf(holders, access, one).filter(({ id }) => others.has(id)) };
    })
    .filter(({ people }) => people.length > 0);
