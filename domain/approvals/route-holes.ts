import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Department } from '#domain/departments/department.ts';
import { firstGap, lastDay } from '#domain/masters/states.ts';
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

const isHead = ({ posts }: Candidate, departmentId: string, on: CalendarDate): boolean =>
  posts.some((post) => post.departmentId === departmentId && post.position === 'head' && isWithin(post, on));

const isMeant = (rule: ApproverRule, user: Candidate, on: CalendarDate): boolean => {
  switch (rule.kind) {
    case 'post':
      return user.posts.some(
        (post) =>
          post.departmentId === rule.departmentId && post.position === rule.position && isWithin(post, on),
      );
    case 'role':
      return user.roles.includes(rule.role);
    case 'person':
      return user.id === rule.userId;
    // Whom these mean, the applicant's department says.
    case 'department-head':
    case 'division-head':
      return false;
    case 'any-of':
      return rule.rules.some((one) => isMeant(one, user, on));
  }
};

const holesOfStep = (
  step: StepDefinition,
  route: string,
  { users, roots, on }: HoleQuestion,
): readonly RouteHole[] => {
  if (users.some((user) => isMeant(step.approver, user, on))) return [];
  const asksHeads = rulesOf({ steps: [step] }).some(
    ({ kind }) => kind === 'department-head' || kind === 'division-head',
  );
  if (!asksHeads) return [{ kind: 'step-has-nobody', route, step: step.name }];
  const headless = roots
    .filter((root) => isWithin(root, on))
    .filter(({ id }) => !users.some((user) => isHead(user, id, on)));
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
  const question = { ...asked, users: asked.users.filter(canAct) };
  const { routes, on, looked } = question;
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
          holesOfStep(step, route.name, { ...question, on: firstDayOf(route, on) }),
        ),
      ]),
  ];
};
