import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Yen } from '#domain/money/yen.ts';
import type { Department } from '#domain/departments/department.ts';
import type { Post, User } from '#domain/tenants/masters.ts';
import type { ApproverRule, PinnedRoute, RouteDefinition, RouteStep, StepDefinition } from './route.ts';

export type RouteRefusal = { readonly kind: 'route-has-nobody'; readonly stepName: string };

/** As much of a person as a route asks for. */
export type Candidate = Pick<User, 'id' | 'name' | 'isActive' | 'posts' | 'roles'> & {
  /** Whether he has the right to vote (`claims.vote`): a claim that came to somebody without it would lie there. */
  readonly mayVote: boolean;
};

export const canAct = ({ isActive, mayVote }: Pick<Candidate, 'isActive' | 'mayVote'>): boolean =>
  isActive && mayVote;

export type RouteQuestion = {
  readonly definition: RouteDefinition;
  readonly departments: readonly Department[];
  /** Whoever may be asked: those of `postsAsked`, and who stands in. */
  readonly users: readonly Candidate[];
  /** 代替承認者: who stands in where a step has nobody. */
  readonly fallbackApproverId?: UserId | undefined;
  readonly applicantId: UserId;
  /** The post under which the claim is filed. */
  readonly departmentId: string;
  readonly total: Yen;
  /** Codes of the accounts that the lines were judged to. */
  readonly accountsUsed: readonly string[];
  readonly on: CalendarDate;
};

export type StandInQuestion = Pick<RouteQuestion, 'fallbackApproverId' | 'applicantId'> & {
  readonly users: readonly Pick<Candidate, 'id' | 'name' | 'isActive' | 'mayVote'>[];
};

/** The first definition in force that covers every line; an empty list of items covers all. */
export const routeFor = (
  definitions: readonly RouteDefinition[],
  itemCodes: readonly string[],
  on: CalendarDate,
): RouteDefinition | undefined =>
  definitions.find(
    (definition) =>
      isWithin(definition, on) &&
      (definition.itemCodes.length === 0 || itemCodes.every((code) => definition.itemCodes.includes(code))),
  );

/** The department and those above it, nearest first. Ends at a department that is unknown, closed or seen before. */
const chainOf = ({
  departments,
  departmentId,
  on,
}: Pick<RouteQuestion, 'departments' | 'departmentId' | 'on'>): readonly Department[] => {
  const chain: Department[] = [];
  let next: string | undefined = departmentId;
  while (next !== undefined) {
    const department = departments.find((one) => one.id === next && isWithin(one, on));
    if (department === undefined || chain.includes(department)) break;
    chain.push(department);
    next = department.parentId;
  }
  return chain;
};

type Position = Pick<Post, 'departmentId' | 'position'>;

/** Those who can act and are meant; never the applicant himself (P-07). */
const among = (
  { users, applicantId }: RouteQuestion,
  isMeant: (user: Candidate) => boolean,
): readonly Candidate[] => users.filter((user) => canAct(user) && user.id !== applicantId && isMeant(user));

/** Holders of the position on the day. */
const holdersOf = (question: RouteQuestion, { departmentId, position }: Position): readonly Candidate[] =>
  among(question, ({ posts }) =>
    posts.some(
      (post) =>
        post.departmentId === departmentId && post.position === position && isWithin(post, question.on),
    ),
  );

const approversBy = (rule: ApproverRule, question: RouteQuestion): readonly Candidate[] => {
  switch (rule.kind) {
    case 'department-head':
      return (
        chainOf(question)
          .map(({ id }) => holdersOf(question, { departmentId: id, position: 'head' }))
          .find((heads) => heads.length > 0) ?? []
      );
    case 'division-head': {
      const top = chainOf(question).at(-1);
      return top === undefined ? [] : holdersOf(question, { departmentId: top.id, position: 'head' });
    }
    case 'post':
      return holdersOf(question, rule);
    case 'role':
      return among(question, ({ roles }) => roles.includes(rule.role));
    case 'person':
      return among(question, ({ id }) => id === rule.userId);
    case 'any-of':
      return [...new Set(rule.rules.flatMap((one) => approversBy(one, question)))];
  }
};

const postsOfRule = (rule: ApproverRule, chain: readonly Department[]): readonly Position[] => {
  switch (rule.kind) {
    case 'department-head':
    case 'division-head':
      return chain.map(({ id }) => ({ departmentId: id, position: 'head' }));
    case 'post':
      return [rule];
    case 'role':
    case 'person':
      return [];
    case 'any-of':
      return rule.rules.flatMap((one) => postsOfRule(one, chain));
  }
};

/** The posts whose holders a route may need: nobody else of the company is read for it. */
export const postsAsked = (
  question: Pick<RouteQuestion, 'definition' | 'departments' | 'departmentId' | 'on'>,
): readonly Position[] => {
  const chain = chainOf(question);
  const asked = question.definition.steps.flatMap(({ approver }) => postsOfRule(approver, chain));
  return [
    ...Map.groupBy(asked, ({ departmentId, position }) => `${position}#${departmentId}`).values(),
  ].flatMap((same) => same.slice(0, 1));
};

/** The rules of a route one by one, however they are nested. */
export const rulesOf = ({ steps }: Pick<RouteDefinition, 'steps'>): readonly ApproverRule[] => {
  const single = (rule: ApproverRule): readonly ApproverRule[] =>
    rule.kind === 'any-of' ? rule.rules.flatMap(single) : [rule];
  return steps.flatMap(({ approver }) => single(approver));
};

const isNeeded = ({ when }: StepDefinition, { total, accountsUsed }: RouteQuestion): boolean =>
  when.length === 0 ||
  when.some((condition) => {
    switch (condition.kind) {
      case 'total-at-least':
        // Money that flows back is as much as money that flows out.
        return Math.abs(total) >= condition.yen;
      case 'account-used':
        return accountsUsed.includes(condition.accountCode);
    }
  });

/** One and the same person is not asked twice in a row. */
const mergeSteps = (steps: readonly RouteStep[]): readonly RouteStep[] =>
  steps.reduce<readonly RouteStep[]>((merged, step) => {
    const before = merged.at(-1);
    const isSame =
      before?.approvers.length === 1 &&
      step.approvers.length === 1 &&
      before.approvers[0]?.userId === step.approvers[0]?.userId;
    return before !== undefined && isSame
      ? [...merged.slice(0, -1), { ...step, ...before, name: `${before.name}・${step.name}` }]
      : [...merged, step];
  }, []);

/** The company's stand-in; nobody where he has left, may not vote, or is the applicant himself. */
export const standInFor = ({
  users,
  fallbackApproverId,
  applicantId,
}: StandInQuestion): readonly Pick<Candidate, 'id' | 'name'>[] =>
  users.filter((user) => canAct(user) && user.id === fallbackApproverId && user.id !== applicantId);

/** The steps that the claim takes, also those for which nobody is left. */
const stepsFor = (question: RouteQuestion): readonly RouteStep[] =>
  question.definition.steps
    .filter((step) => isNeeded(step, question))
    .map(({ name, approver }): RouteStep => {
      const found = approversBy(approver, question);
      const standIn = found.length === 0 ? standInFor(question) : [];
      return {
        name,
        approvers: [...found, ...standIn].map((user) => ({ userId: user.id, name: user.name })),
        ...(standIn.length === 0 ? {} : { isStandIn: true }),
      };
    });

/** 承認ルートの見込み: the route as it would be now. A step without people has an empty list of them. */
export const forecastSteps = (question: RouteQuestion): readonly RouteStep[] =>
  mergeSteps(stepsFor(question));

/** The route of one claim with the people of the day, or the step for which nobody is left. */
export const resolveRoute = (question: RouteQuestion): Result<PinnedRoute, RouteRefusal> => {
  const { definition } = question;
  const steps = stepsFor(question);
  const deserted = steps.find(({ approvers }) => approvers.length === 0);
  if (deserted !== undefined) return refuse({ kind: 'route-has-nobody', stepName: deserted.name });
  // A route without steps would approve by itself.
  if (steps.length === 0) return refuse({ kind: 'route-has-nobody', stepName: definition.name });
  return accept({ routeId: definition.id, routeVersion: definition.version, steps: mergeSteps(steps) });
};
