import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Department } from '#domain/departments/department.ts';
import { firstGap, lastDay } from '#domain/masters/states.ts';
import type { Post } from '#domain/tenants/masters.ts';
import { canAct, rulesOf, type Candidate } from './resolve-route.ts';
import type { ApproverRule, RouteDefinition, StepDefinition } from './route.ts';

/** 穴: a step, or a kind of claim, for which nobody may approve. */
export type RouteHole = {
  readonly kind:
    | 'no-route-for-all'
    | 'step-has-nobody'
    | 'department-has-no-head'
    | 'every-step-has-conditions';
  /** From when on: of what is no hole today. */
  readonly from?: string;
  /** By their names. */
  readonly route?: string;
  readonly step?: string;
  /** Of departments without a head who may approve. */
  readonly departments?: readonly string[];
};

export type HoleQuestion = {
  readonly routes: readonly RouteDefinition[];
  /** Those whose people are known: of the others no step is judged. @default all of them */
  readonly looked?: ReadonlySet<RouteDefinition>;
  /** Departments that stand below none, each for its days. */
  readonly roots: readonly Department[];
  /** Whoever holds a post or a role that the routes ask for, heads a root, or is named. */
  readonly users: readonly Candidate[];
  readonly on: CalendarDate;
};

/** Those who may act, found as rules ask for them: 3,000 steps ask 2,000 people. */
type Acting = {
  readonly holds: (post: Pick<Post, 'departmentId' | 'position'>, on: CalendarDate) => boolean;
  readonly roles: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
};

const keyOf = ({ departmentId, position }: Pick<Post, 'departmentId' | 'position'>): string =>
  `${position}#${departmentId}`;

const actingOf = (users: readonly Candidate[]): Acting => {
  const held = Map.groupBy(
    users.flatMap(({ posts }) => posts),
    keyOf,
  );
  return {
    holds: (post, on) => held.get(keyOf(post))?.some((one) => isWithin(one, on)) === true,
    roles: new Set(users.flatMap(({ roles }) => roles)),
    ids: new Set(users.map(({ id }) => id)),
  };
};

const findsSomebody = (rule: ApproverRule, acting: Acting, on: CalendarDate): boolean => {
  switch (rule.kind) {
    case 'post':
      return acting.holds(rule, on);
    case 'role':
      return acting.roles.has(rule.role);
    case 'person':
      return acting.ids.has(rule.userId);
    // Whom these mean, the applicant's department says.
    case 'department-head':
    case 'division-head':
      return false;
    case 'any-of':
      return rule.rules.some((one) => findsSomebody(one, acting, on));
  }
};

const holesOfStep = (
  step: StepDefinition,
  route: string,
  { acting, roots, on }: Pick<HoleQuestion, 'roots' | 'on'> & { readonly acting: Acting },
): readonly RouteHole[] => {
  if (findsSomebody(step.approver, acting, on)) return [];
  const asksHeads = rulesOf({ steps: [step] }).some(
    ({ kind }) => kind === 'department-head' || kind === 'division-head',
  );
  if (!asksHeads) return [{ kind: 'step-has-nobody', route, step: step.name }];
  const headless = roots
    .filter((root) => isWithin(root, on))
    .filter(({ id }) => !acting.holds({ departmentId: id, position: 'head' }, on));
  return headless.length === 0
    ? []
    : [
        {
          kind: 'department-has-no-head',
          route,
          step: step.name,
          departments: headless.map(({ name }) => name),
        },
      ];
};

const isOver = ({ validTo }: RouteDefinition, on: CalendarDate): boolean =>
  validTo !== undefined && validTo < on;

/** A route that is yet to begin is asked on its first day. */
const firstDayOf = ({ validFrom }: RouteDefinition, on: CalendarDate): CalendarDate =>
  validFrom > on ? validFrom : on;

/** Where claims would find nobody: of routes that hold today or later. Being on a route gives no right to approve. */
export const routeHoles = (asked: HoleQuestion): readonly RouteHole[] => {
  const { routes, roots, on, looked } = asked;
  const acting = actingOf(asked.users.filter(canAct));
  const gap = firstGap(
    { from: on, to: lastDay },
    routes
      .filter(({ itemCodes }) => itemCodes.length === 0)
      .map(({ validFrom, validTo }) => ({ validFrom, ...(validTo === undefined ? {} : { validTo }) })),
  );
  return [
    ...(gap === undefined ? [] : [{ kind: 'no-route-for-all' as const, ...(gap > on ? { from: gap } : {}) }]),
    ...routes
      .filter((route) => !isOver(route, on))
      .flatMap((route) => [
        ...(route.steps.every(({ when }) => when.length > 0)
          ? [{ kind: 'every-step-has-conditions' as const, route: route.name }]
          : []),
        ...(looked?.has(route) === false ? [] : route.steps).flatMap((step) =>
          holesOfStep(step, route.name, { acting, roots, on: firstDayOf(route, on) }),
        ),
      ]),
  ];
};
