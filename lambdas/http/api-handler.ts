import chained from '@middy/core';
import { contractHeader } from '#contract/header.ts';
import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Plane } from '#contract/header.ts';
import { routeOf, type ApiEvent, type OperatorRightsOf, type RightsOf } from './api-event.ts';
import { hashOf } from './contract-at-start.ts';
import { dispatch, type DepartmentsOf, type DispatchTable } from './dispatch.ts';
import type { Call } from './call.ts';
import { csrfGuardOf, refused, tenantGuard } from './guards.ts';
import { readOnlyGuardOf, toldReadOnly } from './read-only-guard.ts';
import { logLineOf, writeToLog, type WriteLine } from './request-log.ts';
import { noteOf } from './request-note.ts';
import { refusalOfThrown } from './thrown.ts';

type ApiHandler<C> = {
  readonly table: DispatchTable<C>;
  readonly contextOf: (call: Call) => Promise<C>;
  readonly missed?: (call: Call, context: C) => Promise<void>;
  readonly clock: () => Date;
  /** True for functions with one environment per tenant. */
  readonly isPerTenant: boolean;
  /** @default tenant */
  readonly plane?: Plane;
  /** @default nobody has any rights, as at the door */
  readonly rightsOf?: RightsOf;
  /** @default nobody is known as an operator */
  readonly operatorRightsOf?: OperatorRightsOf;
  /** @default no right is limited to departments */
  readonly departmentsOf?: DepartmentsOf<C>;
  /** @default the function's log */
  readonly writeLine?: WriteLine;
};

/** Guards in their order; the first one that answers ends the request. */
const guardsFor = (isPerTenant: boolean, plane: Plane, clock: () => Date) => [
  ...(isPerTenant ? [tenantGuard] : []),
  csrfGuardOf(plane),
  ...(plane === 'tenant' ? [readOnlyGuardOf(clock)] : []),
];

/** Of every answer: it is personal and changes at once, so that nothing between us and the browser may keep or guess it. */
const personal = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

/**
 * A Lambda handler for REST v1 proxy events. Every answer, also one to a throw, is a document of ours, and every
 * request leaves one log line.
 */
export const apiHandler = <C>({ isPerTenant, writeLine = writeToLog, ...rest }: ApiHandler<C>) => {
  const { clock, plane = 'tenant' } = rest;
  const always = { ...personal, [contractHeader]: hashOf(plane) };
  const chain = chained<ApiEvent, APIGatewayProxyResult>({ timeoutEarlyInMillis: 0 })
    .use(guardsFor(isPerTenant, plane, clock))
    .onError(({ event, error }) => {
      noteOf(event).cause = error;
      return refused(event, refusalOfThrown(error));
    })
    .handler(dispatch(rest));
  return async (event: ApiEvent, context: Context): Promise<APIGatewayProxyResult> => {
    noteOf(event).startedMillis = clock().getTime();
    const route = routeOf(event);
    if (Object.hasOwn(rest.table, route)) noteOf(event).route = route;
    const answer = toldReadOnly(event, await chain(event, context));
    const response = { ...answer, headers: { ...answer.headers, ...always } };
    const { functionName } = context;
    writeLine(logLineOf({ event, response, functionName, nowMillis: clock().getTime() }));
    return response;
  };
};
