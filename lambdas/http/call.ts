import type { Contract } from '#contract/endpoint.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';
import type { OperatorId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { OperatorRole } from '#domain/operators/operator-rights.ts';
import type { Grants } from '#domain/rights/roles.ts';
import type { Sight } from '#domain/rights/sight.ts';
import type { Patience } from '#lambdas/adapters/machine/patience.ts';

export type Actor = {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly name: string;
  /** What he may do, and how far, as of this request. */
  readonly rights: Grants;
  /** What of the company is shown to him, as of this request. */
  readonly sight: Sight;
  /** His departments and all below them, as of this request. @default no right of his is limited to them */
  readonly departmentIds?: ReadonlySet<string>;
  /** Of the tenant's password policy, as the authorizer read it. */
  readonly passwordMinimumLength?: number;
  /** Of his company's contract, as of this request, in the form of domain/tenants/limits-text.ts. @default nothing is bounded */
  readonly limits?: string;
  /** When he last proved in this session that it is he. @default nobody knows */
  readonly provenAt?: Instant;
  /** He has an authenticator. @default false */
  readonly hasTotp?: boolean;
  /** He has a passkey. @default false */
  readonly hasPasskey?: boolean;
};

/** Whoever works for the service itself. */
export type Operator = {
  readonly operatorId: OperatorId;
  readonly name: string;
  readonly roles: readonly OperatorRole[];
  /** What he may do, as of this request. */
  readonly rights: ReadonlySet<string>;
  /** The last day on which his training counts; empty where nobody asked. */
  readonly trainedUntil: string;
};

/** What a request says about itself, before anything of it is judged. */
export type Call = {
  readonly body: unknown;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly at: Instant;
  readonly requestId: string;
  readonly sourceIp: string;
  /** As the browser names itself; empty where it does not. */
  readonly userAgent: string;
  /** How long this request may wait for others. */
  readonly patience: Patience;
  /** The domain name by which the gateway was asked. */
  readonly host: string;
  /** `POST /api/claims/{claimId}/votes`: never the raw path. */
  readonly route: string;
  readonly idempotencyKey?: string;
  /** Value of the session cookie; empty when there is none. */
  readonly cookie: string;
  /** The company that the header names, which a wall counts sign-ins by. @default no header */
  readonly companyNamed?: string;
  readonly actor?: Actor;
  readonly operator?: Operator;
};

export type Parsed<B, P, Q> = Omit<Call, 'body' | 'params' | 'query' | 'actor' | 'operator'> & {
  readonly body: B;
  readonly params: P;
  readonly query: Q;
};

/** A request of somebody who is signed in, for what asks no more of it. */
export type ActorsRequest = Parsed<unknown, unknown, unknown> & { readonly actor: Actor };

/** What goes out: the body, and the session cookie where the endpoint sets one. */
export type Answer = { readonly status: number; readonly body: unknown; readonly setCookie?: string };

/** An endpoint with its types closed over: the chain calls `serve`, everybody else reads the contract. */
export type Endpoint<Context> = {
  readonly contract: Contract;
  readonly serve: (call: Call, contextOf: () => Promise<Context>) => Promise<Result<Answer, Refusal>>;
};
