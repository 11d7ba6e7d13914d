import { allRights, type CompanyAccess, type OwnRole } from './grants.ts';
import type { FunctionGroup, Right } from './rights.ts';
import type { Scope } from './scopes.ts';
import type { RoleId } from './roles.ts';
import type { LabelSight } from './sight.ts';
import type { SeparatedPair } from './separated-pairs.ts';

type OfRole = { readonly role: RoleId; readonly name: string };

/** One thing that a decision about access changes. */
export type AccessChange =
  | ({ readonly kind: 'role-made' | 'role-removed' } & OfRole)
  | ({ readonly kind: 'role-renamed'; readonly before: string } & OfRole)
  | ({
      readonly kind: 'granted';
      readonly right: Right;
      readonly before: Scope | undefined;
      readonly after: Scope | undefined;
    } & OfRole)
  | { readonly kind: 'switched-off' | 'switched-on'; readonly group: FunctionGroup }
  | { readonly kind: 'pair-refused' | 'pair-let-be'; readonly pair: SeparatedPair }
  | {
      readonly kind: 'label-shown';
      /** Code of the label. */
      readonly label: string;
      readonly before: LabelSight | undefined;
      readonly after: LabelSight | undefined;
    };

const changesOfGrants = (before: OwnRole | undefined, after: OwnRole): readonly AccessChange[] =>
  allRights
    .map((right) => ({ right, before: before?.grants[right], after: after.grants[right] }))
    .filter((one) => one.before !== one.after)
    .map((one) => ({ kind: 'granted', role: after.id, name: after.name, ...one }));

const changesOfRole = (before: OwnRole | undefined, after: OwnRole): readonly AccessChange[] => {
  const { id: role, name } = after;
  const itself: readonly AccessChange[] =
    before === undefined
      ? [{ kind: 'role-made', role, name }]
      : before.name === name
        ? []
        : [{ kind: 'role-renamed', role, name, before: before.name }];
  return [...itself, ...changesOfGrants(before, after)];
};

const added = <Word>(before: readonly Word[], after: readonly Word[]): readonly Word[] =>
  after.filter((word) => !before.includes(word));

const isSameSight = (one: LabelSight | undefined, other: LabelSight | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  added(one.roles, other.roles).length + added(other.roles, one.roles).length === 0 &&
  added(one.people, other.people).length + added(other.people, one.people).length === 0;

const changesOfLabels = (
  before: readonly LabelSight[],
  after: readonly LabelSight[],
): readonly AccessChange[] =>
  [...new Set([...before, ...after].map(({ label }) => label))]
    .map((label) => ({
      label,
      before: before.find((one) => one.label === label),
      after: after.find((one) => one.label === label),
    }))
    .filter((one) => !isSameSight(one.before, one.after))
    .map((one) => ({ kind: 'label-shown', ...one }));

/** What the later of two decisions changes, in the order of the screen. */
export const changesOfAccess = (before: CompanyAccess, after: CompanyAccess): readonly AccessChange[] => [
  ...after.roles.flatMap((role) =>
    changesOfRole(
      before.roles.find(({ id }) => id === role.id),
      role,
    ),
  ),
  ...before.roles
    .filter(({ id }) => !after.roles.some((role) => role.id === id))
    .map(({ id, name }): AccessChange => ({ kind: 'role-removed', role: id, name })),
  ...added(before.switchedOff, after.switchedOff).map((group): AccessChange => ({
    kind: 'switched-off',
    group,
  })),
  ...added(after.switchedOff, before.switchedOff).map((group): AccessChange => ({
    kind: 'switched-on',
    group,
  })),
  ...added(before.refusedPairs, after.refusedPairs).map((pair): AccessChange => ({
    kind: 'pair-refused',
    pair,
  })),
  ...added(after.refusedPairs, before.refusedPairs).map((pair): AccessChange => ({
    kind: 'pair-let-be',
    pair,
  })),
  ...changesOfLabels(before.labels, after.labels),
];
