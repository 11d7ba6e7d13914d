import type { Yen } from '#domain/money/yen.ts';
import type { Period } from '#domain/kernel/time.ts';
import { ruleOfWords, wordsOf } from './approver-words.ts';
import type { RouteDefinition, StepDefinition } from './route.ts';

/** A step as it is typed: its approvers in words, its conditions as two fields. */
export type TypedStep = {
  readonly name: string;
  readonly approvers: readonly string[];
  readonly fromTotal?: Yen;
  readonly forAccounts?: readonly string[];
};
export type TypedRoute = Period & {
  readonly id: string;
  readonly name: string;
  readonly itemCodes?: readonly string[];
  readonly steps: readonly TypedStep[];
};

const stepOf = ({ name, approvers, fromTotal, forAccounts = [] }: TypedStep): StepDefinition => ({
  name,
  approver: ruleOfWords(approvers),
  when: [
    ...(fromTotal === undefined ? [] : [{ kind: 'total-at-least' as const, yen: fromTotal }]),
    ...forAccounts.map((accountCode) => ({ kind: 'account-used' as const, accountCode })),
  ],
});

const typedStep = ({ name, approver, when }: StepDefinition): TypedStep => {
  const totals = when.flatMap((one) => (one.kind === 'total-at-least' ? [one.yen] : []));
  const accounts = when.flatMap((one) => (one.kind === 'account-used' ? [one.accountCode] : []));
  const [fromTotal] = totals.toSorted((one, other) => one - other);
  return {
    name,
    approvers: wordsOf(approver),
    ...(fromTotal === undefined ? {} : { fromTotal }),
    ...(accounts.length === 0 ? {} : { forAccounts: accounts }),
  };
};

/** Routes as whoever keeps them reads and types them. */
export const typedRoutes = (routes: readonly RouteDefinition[]): readonly TypedRoute[] =>
  routes.map(({ id, name, itemCodes, steps, validFrom, validTo }) => ({
    id,
    name,
    validFrom,
    ...(validTo === undefined ? {} : { validTo }),
    ...(itemCodes.length === 0 ? {} : { itemCodes }),
    steps: steps.map(typedStep),
  }));

const isSame = (one: Omit<RouteDefinition, 'version'>, other: RouteDefinition): boolean => {
  const [typed] = typedRoutes([{ ...one, version: other.version }]);
  const [before] = typedRoutes([other]);
  return JSON.stringify(typed) === JSON.stringify(before);
};

/**
 * Routes as claims take them. One that says something new has a version of its own, which claims that took it name. A route that is made begins with `first`:
 * a number that no version had, since its id may have been that of one which is gone.
 */
export const routesOf = (
  typed: readonly TypedRoute[],
  before: readonly RouteDefinition[],
  first: number,
): readonly RouteDefinition[] =>
  typed.map(({ id, name, itemCodes = [], steps, validFrom, validTo }) => {
    const route = {
      id,
      name,
      itemCodes,
      steps: steps.map(stepOf),
      validFrom,
      ...(validTo === undefined ? {} : { validTo }),
    };
    const known = before.find((one) => one.id === id);
    if (known === undefined) return { ...route, version: first };
    return isSame(route, known) ? known : { ...route, version: known.version + 1 };
  });

type Named = { readonly id: string };

/** Of a change the routes that say something else, come, go, or are tried in another order among those that stay. */
export const routesThatDiffer = <From extends Named, To extends Named>({
  from,
  to,
}: {
  readonly from: readonly From[];
  readonly to: readonly To[];
}): { readonly from: readonly From[]; readonly to: readonly To[] } => {
  const textsOf = (routes: readonly Named[]) =>
    new Map(routes.map((route) => [route.id, JSON.stringify(route)]));
  const [before, after] = [textsOf(from), textsOf(to)];
  const [were, are] = [
    [...before.keys()].filter((id) => after.has(id)),
    [...after.keys()].filter((id) => before.has(id)),
  ];
  const isMoved = (id: string, at: number): boolean => are[at] !== id;
  const moved = new Set(were.slice(were.findIndex(isMoved), were.findLastIndex(isMoved) + 1));
  const differs = ({ id }: Named): boolean => moved.has(id) || before.get(id) !== after.get(id);
  return { from: from.filter(differs), to: to.filter(differs) };
};
