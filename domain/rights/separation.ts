import { grantsOf, rolesWith, type CompanyAccess } from './grants.ts';
import { holdersOf, type Holder, type Holders } from './holders.ts';
import { holds } from './reach.ts';
import type { Right } from './rights.ts';
import type { RoleId } from './roles.ts';

type PairFacts = { readonly words: string; readonly between: readonly [Right, Right] };

/**
 * 職務の分離: rights that one person should not hold together, since he could do a thing and hide it. No shipped role
 * holds both of a pair by itself; people with two roles may (docs/decisions/0127).
 */
export const separatedPairs = {
  'access-and-books': {
    words: '権限の変更と、仕訳の計上',
    between: ['access.keep', 'claims.confirm'],
  },
  'access-and-exports': {
    words: '権限の変更と、会計ソフト出力の作成',
    between: ['access.keep', 'exports.create'],
  },
  'settings-and-books': {
    words: '会社設定の変更と、仕訳の計上',
    between: ['settings.keep', 'claims.confirm'],
  },
  'settings-and-exports': {
    words: '会社設定の変更と、会計ソフト出力の作成',
    between: ['settings.keep', 'exports.create'],
  },
} as const satisfies Record<string, PairFacts>;
export type SeparatedPair = keyof typeof separatedPairs;

export const isSeparatedPair = (text: string): text is SeparatedPair => Object.hasOwn(separatedPairs, text);

export const allSeparatedPairs: readonly SeparatedPair[] =
  Object.keys(separatedPairs).filter(isSeparatedPair);

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
