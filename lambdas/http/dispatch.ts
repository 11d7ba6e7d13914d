import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { companyHeader, idempotencyHeader, type Plane } from '#contract/header.ts';
import { ownParams } from '#contract/shared-paths.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { isByDepartment } from '#domain/rights/reach.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { patienceOf } from '#lambdas/adapters/machine/patience.ts';
import {
  actorOf,
  headerOf,
  isWrite,
  operatorOf,
  present,
  routeOf,
  sessionCookieIn,
  type ApiEvent,
  type OperatorRightsOf,
  type RightsOf,
} from './api-event.ts';
import type { Actor, Call, Endpoint } from './call.ts';
import { refused } from './guards.ts';
import { bodyOf } from './json-body.ts';
import { answerOf } from './answer.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';

/** Route → endpoint, or a way to load it on use: what few requests need is kept out of a cold start. */
export type DispatchTable<C> = Readonly<Record<string, Endpoint<C> | (() => Promise<Endpoint<C>>)>>;

/** The departments that a right of his is limited to. */
export type DepartmentsOf<C> = (actor: Actor, at: Instant, context: C) => Promise<ReadonlySet<string>>;

type Dispatch<C> = {
  readonly table: DispatchTable<C>;
  readonly contextOf: (call: Call) => Promise<C>;
  /** Told of every request for a thing that is not there, or is another tenant's (S-01). */
  readonly missed?: (call: Call, context: C) => Promise<void>;
  readonly clock: () => Date;
  /** Whose session the cookie and the authorizer's context belong to. @default tenant */
  readonly plane?: Plane;
  /** Reads rights off the authorizer's context. @default nobody has any, as at the door, which asks for none */
  readonly rightsOf?: RightsOf;
  /** The same of the operators' plane. @default nobody is known as an operator */
  readonly operatorRightsOf?: OperatorRightsOf;
  /** @default no right is limited to departments */
  readonly departmentsOf?: DepartmentsOf<C>;
};

type Situation = {
  readonly clock: () => Date;
  readonly plane: Plane;
  readonly rightsOf: RightsOf | undefined;
  readonly operatorRightsOf: OperatorRightsOf | undefined;
  readonly context: Context;
  readonly body: unknown;
};

const callOf = (event: ApiEvent, situation: Situation): Call => {
  const { clock, plane, rightsOf, operatorRightsOf, context, body } = situation;
  const actor = plane === 'tenant' ? actorOf(event, rightsOf) : undefined;
  const operator =
    plane === 'operator' && operatorRightsOf !== undefined ? operatorOf(event, operatorRightsOf) : undefined;
  // What changes nothing may be asked again as often as one likes: no key of it is read.
  const idempotencyKey = isWrite(event) ? headerOf(event, idempotencyHeader) : undefined;
  const companyNamed = headerOf(event, companyHeader);
  return {
    body,
    params: ownParams(present(event.pathParameters)),
    query: present(event.queryStringParameters),
    at: instantOf(clock()),
    requestId: event.requestContext.requestId,
    sourceIp: event.requestContext.identity.sourceIp,
    userAgent: headerOf(event, 'user-agent') ?? '',
    patience: patienceOf({ millisLeft: () => context.getRemainingTimeInMillis(), random: Math.random }),
    host: event.requestContext.domainName ?? '',
    route: routeOf(event),
    cookie: sessionCookieIn(headerOf(event, 'cookie'), plane),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(companyNamed === undefined ? {} : { companyNamed }),
    ...(actor === undefined ? {} : { actor }),
    ...(operator === undefined ? {} : { operator }),
  };
};

/** A claim keeps its last keys, so they are held short. */
const isKeyOdd = ({ idempotencyKey }: Call): boolean =>
  idempotencyKey !== undefined && !/^[\x21-\x7e]{1,128}$/.test(idempotencyKey);
const keyOdd: Refusal = {
  kind: 'input-malformed',
  fields: [
    { path: 'Idempotency-Key', message: '空白を含まない半角英数字・記号128文字以内で指定してください' },
  ],
};

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** The call with the caller's departments, where it depends on them how far he reaches. */
const withDepartments = async <C>(
  call: Call,
  contextOf: () => Promise<C>,
  departmentsOf: DepartmentsOf<C> | undefined,
): Promise<Call> => {
  const { actor, at } = call;
  if (actor === undefined || departmentsOf === undefined || !isByDepartment(actor.rights)) return call;
  return { ...call, actor: { ...actor, departmentIds: await departmentsOf(actor, at, await contextOf()) } };
};

/** Finds the endpoint of the gateway's resource, and of the word in it where several share one; never of the raw path. */
export const dispatch =
  <C>({ table, contextOf, missed, clock, plane = 'tenant', departmentsOf, ...rights }: Dispatch<C>) =>
  async (event: ApiEvent, lambda: Context): Promise<APIGatewayProxyResult> => {
    const route = routeOf(event);
    const entry = Object.hasOwn(table, route) ? table[route] : undefined;
    if (entry === undefined) return refused(event, { kind: 'not-found' });
    const endpoint = typeof entry === 'function' ? await entry() : entry;
    // What an endpoint does not read is never looked at, however deep or broken it is.
    const read = endpoint.contract.body === undefined ? { value: undefined } : bodyOf(event);
    if ('refusal' in read) return refused(event, read.refusal);
    const call = callOf(event, {
      clock,
      plane,
      rightsOf: rights.rightsOf,
      operatorRightsOf: rights.operatorRightsOf,
      context: lambda,
      body: read.value,
    });
    if (isKeyOdd(call)) return refused(event, keyOdd);
    const context = once(() => contextOf(call));
    const result = await endpoint.serve(await withDepartments(call, context, departmentsOf), context);
    if (result.ok) return answerOf(result.value);
    if (result.refusal.kind === 'not-found' && Object.keys(call.params).length > 0)
      await missed?.(call, await context());
    return refused(event, result.refusal, endpoint.contract.refusals);
  };
