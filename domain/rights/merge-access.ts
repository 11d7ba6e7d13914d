import { withGrant } from './change-grants.ts';
import type { LabelSight } from './sight.ts';
import { allRights, type CompanyAccess, type OwnRole } from './grants.ts';

type Sides<Value> = { readonly base: Value; readonly mine: Value; readonly theirs: Value };

const mergedWords = <Word>({ base, mine, theirs }: Sides<readonly Word[]>): readonly Word[] => [
  ...theirs.filter((word) => mine.includes(word) || !base.includes(word)),
  ...mine.filter((word) => !base.includes(word) && !theirs.includes(word)),
];

const sightOn = (side: readonly LabelSight[], label: string): LabelSight =>
  side.find((one) => one.label === label) ?? { label, roles: [], people: [] };

/** Of each label who may see it: what either side added or took away. No label is taken away. */
const mergedLabels = ({ base, mine, theirs }: Sides<readonly LabelSight[]>): readonly LabelSight[] => {
  return [...new Set([...theirs, ...mine].map(({ label }) => label))].map((label) => {
    const [b, m, t] = [sightOn(base, label), sightOn(mine, label), sightOn(theirs, label)];
    return {
      label,
      roles: mergedWords({ base: b.roles, mine: m.roles, theirs: t.roles }),
      people: mergedWords({ base: b.people, mine: m.people, theirs: t.people }),
    };
  });
};

/** What I changed of a role, done again on what somebody else made of it. */
const mergedRole = ({ base, mine, theirs }: Sides<OwnRole>): OwnRole => ({
  id: theirs.id,
  name: mine.name === base.name ? theirs.name : mine.name,
  grants: allRights
    .filter((right) => mine.grants[right] !== base.grants[right])
    .reduce((grants, right) => withGrant(grants, right, mine.grants[right]), theirs.grants),
});

const isSameRole = (one: OwnRole, other: OwnRole): boolean =>
  one.name === other.name && allRights.every((right) => one.grants[right] === other.grants[right]);

const find = (access: CompanyAccess, { id }: OwnRole): OwnRole | undefined =>
  access.roles.find((role) => role.id === id);

/**
 * Two decisions that began with the same one, put together: what either of them changed, and mine where both changed
 * the same. A role that the other one took away comes back only where I changed it.
 */
export const mergeAccess = ({ base, mine, theirs }: Sides<CompanyAccess>): CompanyAccess => {
  const kept = theirs.roles.flatMap((role): readonly OwnRole[] => {
    const [before, own] = [find(base, role), find(mine, role)];
    if (before === undefined) return own === undefined ? [role] : [own];
    return own === undefined ? [] : [mergedRole({ base: before, mine: own, theirs: role })];
  });
  const further = mine.roles.filter((role) => {
    const before = find(base, role);
    return find(theirs, role) === undefined && (before === undefined || !isSameRole(before, role));
  });
  return {
    roles: [...kept, ...further],
    switchedOff: mergedWords({
      base: base.switchedOff,
      mine: mine.switchedOff,
      theirs: theirs.switchedOff,
    }),
    refusedPairs: mergedWords({
      base: base.refusedPairs,
      mine: mine.refusedPairs,
      theirs: theirs.refusedPairs,
    }),
    labels: mergedLabels({ base: base.labels, mine: mine.labels, theirs: theirs.labels }),
  };
};
