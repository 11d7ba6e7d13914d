import type { Refusal } from '#contract/refusals/every-refusal.ts';
import type { RequestId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { ableFor, expiresFrom, isOneTooMany, isOpenAt } from '#domain/operators/two-person.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { millisOf } from '#lambdas/adapters/machine/ulid.ts';
import { requestFiled, type ActRequest } from '#lambdas/adapters/operator/act-requests.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';
import { isServing } from '#lambdas/adapters/operator/operators.ts';
import type { Endpoint, Operator, Parsed } from '#lambdas/http/call.ts';
import { servedToOperators, type Trail } from '#lambdas/http/operator-endpoint.ts';
import { viewOf, type RequestView } from './request-view.ts';
import { filedRequestsOf } from './open-requests.ts';
import type { TwoPersonAct } from './two-person-act.ts';

type Asking = Parsed<
  { readonly requestId: RequestId; readonly reason: string },
  Readonly<Record<string, string>>,
  unknown
> & { readonly operator: Operator };

/** The open ones are found by the moment in their ids: one of another year would be seen by nobody. */
const clockHours = 48;

const oddId: Refusal = {
  kind: 'input-malformed',
  fields: [
    { path: 'requestId', message: '端末の日時が正しくありません。日時を合わせてやり直してください。' },
  ],
};

const requestOf = ({ params, body, at, operator }: Asking, operation: string, says: string): ActRequest => ({
  requestId: body.requestId,
  operation,
  asked: { params, body: { ...body } },
  says,
  reason: body.reason,
  askedBy: operator.operatorId,
  askedByName: operator.name,
  askedAt: at,
  expiresAt: instantOf(new Date(expiresFrom(at))),
  state: 'open',
});

/** Sent again after its answer was lost: filed once, it is answered again. */
const filedBefore = (found: ActRequest | undefined, asked: ActRequest): ActRequest | undefined =>
  found?.askedBy === asked.askedBy &&
  found.operation === asked.operation &&
  JSON.stringify(found.asked) === JSON.stringify(asked.asked)
    ? found
    : undefined;

const file = async (
  act: TwoPersonAct,
  operation: string,
  {
    request,
    context,
    trail,
  }: { readonly request: Asking; readonly context: OperatorContext; readonly trail: Trail },
): Promise<Result<RequestView, Refusal>> => {
  const { at, operator, body, patience } = request;
  if (Math.abs(millisOf(body.requestId) - Date.parse(at)) > clockHours * 3_600_000) return refuse(oddId);
  const { operators } = await context.operators.list();
  const looking = { operator, at, operators };
  const { may } = act.contract;
  const answeredAgain = (again: ActRequest): Result<RequestView, Refusal> => {
    const same = filedBefore(again, requestOf(request, operation, again.says));
    return same === undefined ? refuse(oddId) : accept(viewOf(same, looking, act));
  };
  const again = await context.requests.find(body.requestId);
  if (again !== undefined) return answeredAgain(again);
  // What was read by the contract is what the act was typed by.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const prepared = await act.prepare(request as never, { by: operator.operatorId, at }, context);
  if (!prepared.ok) return prepared;
  const able = ableFor(
    operators.filter((one) => isServing(one, at)),
    { right: may, askedBy: operator.operatorId, at },
  );
  const isAlone = able.every((one) => one === operator.operatorId);
  const asked = { ...requestOf(request, operation, prepared.value.says), isAlone };
  const { filed, isCut } = await filedRequestsOf(context, at);
  const isSame = (one: ActRequest) => one.operation === operation && one.says === asked.says;
  if (filed.some((one) => isOpenAt(one, at) && isSame(one))) return refuse({ kind: 'request-pending' });
  if (isCut || isOneTooMany(filed, { by: operator.operatorId, operation, at }))
    return refuse({ kind: 'requests-many' });
  const failed = await context.commit({ request: requestFiled(asked), trail: trail.told() }, patience);
  if (failed.length === 0) return accept(viewOf(asked, looking, act));
  // Two equal ones at once: the other came first.
  const other = await context.requests.find(body.requestId);
  return other === undefined ? refuse(oddId) : answeredAgain(other);
};

/** Judges the act as it stands, and files it for a second person. */
export const askingEndpoint = (operation: string, act: TwoPersonAct): Endpoint<OperatorContext> =>
  servedToOperators(
    act.contract,
    { action: `${act.action}-asked`, target: act.target },
    (request: never, context, trail) => file(act, operation, { request, context, trail }),
  );
