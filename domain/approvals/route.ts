import type { Position } from '#domain/tenants/masters.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import type { Instant, Period } from '#domain/kernel/time.ts';
import type { Yen } from '#domain/money/yen.ts';

/** Who may approve a step. Several people on one step are an OR: one of them suffices. */
export type ApproverRule =
  /** The head of the applicant's department (課長); where there is none, of the next department above (部長). */
  | { readonly kind: 'department-head' }
  /** The head of the top department above the applicant (部長). */
  | { readonly kind: 'division-head' }
  /** Holders of a position in a named department, such as 経理部 members or its head. */
  | { readonly kind: 'post'; readonly departmentId: string; readonly position: Position }
  /** Whoever has a role of the company. */
  | { readonly kind: 'role'; readonly role: RoleId }
  /** One person, wherever he works. */
  | { readonly kind: 'person'; readonly userId: UserId }
  /** OR of several rules (R-02: 営業部長 OR 経理部長). */
  | { readonly kind: 'any-of'; readonly rules: readonly ApproverRule[] };

/** The step is on the route when any condition holds; without conditions, always. */
export type StepCondition =
  | { readonly kind: 'total-at-least'; readonly yen: Yen }
  /** Some line's judged account is this one (交際費: always +部長). */
  | { readonly kind: 'account-used'; readonly accountCode: string };

export type StepDefinition = {
  readonly name: string;
  readonly approver: ApproverRule;
  readonly when: readonly StepCondition[];
};

/** 承認ルート. The first definition whose `itemCodes` covers every line wins; an empty list covers all. */
export type RouteDefinition = Period & {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly itemCodes: readonly string[];
  readonly steps: readonly StepDefinition[];
};

/** An approval of a step, by the name of then. */
export type StepVote = {
  readonly by: UserId;
  readonly name: string;
  readonly at: Instant;
  /** What he wrote to it. */
  readonly comment?: string;
};

/** What was written to it stays in the timeline, so that a claim's header stays small. */
export type VoidedVote = Omit<StepVote, 'comment'>;

/** 承認ステップ of one claim, with names as they were at submission. */
export type RouteStep = {
  readonly name: string;
  readonly approvers: readonly { readonly userId: UserId; readonly name: string }[];
  /** 代理: its rule found nobody, so the company's 代替承認者 stands in. */
  readonly isStandIn?: true;
  readonly passed?: StepVote;
  /** 無効: approvals that a send-back to this step or an earlier one undid, the newest `voidedMax`. @default none */
  readonly voided?: readonly VoidedVote[];
};

/** The header of a claim keeps so many undone approvals a step; the timeline keeps all of them. */
export const voidedMax = 10;

/**
 * The most people who may approve one step. Each has an inbox item that enters and leaves in the transaction of a vote:
 * 40 that leave, 40 that enter and what belongs to the claim are under DynamoDB's 100 writes.
 */
export const approversMax = 40;

/** The first step that too many people would have to be told of. */
export const stepTooWide = ({ steps }: Pick<PinnedRoute, 'steps'>): RouteStep | undefined =>
  steps.find(({ approvers }) => approvers.length > approversMax);

/** The route a claim started under; it never follows later changes of masters. */
export type PinnedRoute = {
  readonly routeId: string;
  readonly routeVersion: number;
  readonly steps: readonly RouteStep[];
};

/** 承認の設定. */
export type ApprovalRules = {
  /** 代替承認者: stands in where a step of a route has nobody. */
  readonly fallbackApproverId?: UserId;
};
