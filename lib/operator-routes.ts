import { operatorFunctions, type OperatorFunction } from '#contract/functions.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { routesOf } from '#lib/contract-routes.ts';

/** The operators' API as a table, apart from the tenants': URL → function → file. */
export type OperatorRoute = {
  /** The Lambda function that serves it; its own dispatch table must hold the same key. */
  readonly function: OperatorFunction;
  readonly entry: `lambdas/${string}.ts`;
  /** `session`: the operator authorizer decides. `public`: nobody is signed in yet, and the wall decides. */
  readonly access: 'session' | 'public';
};

/** Endpoints that no contract says yet. */
const routesOfBefore = {
  'POST /operator/auth/login': {
    function: 'operator-auth',
    entry: 'lambdas/operators/log-in.ts',
    access: 'public',
  },
  'POST /operator/auth/challenges': {
    function: 'operator-auth',
    entry: 'lambdas/operators/answer-challenge.ts',
    access: 'public',
  },
  'POST /operator/auth/logout': {
    function: 'operator-auth',
    entry: 'lambdas/operators/log-out.ts',
    access: 'session',
  },
  'GET /operator/me': {
    function: 'operator',
    entry: 'lambdas/operators/show-operator.ts',
    access: 'session',
  },
  'GET /operator/tenants': {
    function: 'operator',
    entry: 'lambdas/tenants/list-tenants.ts',
    access: 'session',
  },
} as const satisfies Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /operator/${string}`, OperatorRoute>;

export const operatorRoutes: Readonly<Record<string, OperatorRoute>> = {
  ...routesOfBefore,
  ...routesOf(operatorContracts, operatorFunctions),
};
