import * as v from 'valibot';
import { keyOf, type Contract } from '#contract/endpoint.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';
import { namesIn } from '#contract/shapes/path-names.ts';
import { tenantPathParts } from '#contract/shapes/tenant-path-parts.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { listForObject } from './list-for-object.ts';
import { malformed, notAnObject } from './malformed.ts';
import type { Call, Parsed } from './call.ts';

type AnyRun<Context, Value> = (request: unknown, context: Context) => Promise<Result<Value, Refusal>>;

/** An endpoint's run, to be given what `readerOf` made of a request by the same contract. */
export const performed = <Context, Value>(
  run: (request: never, context: Context) => Promise<Result<Value, unknown>>,
): AnyRun<Context, Value> =>
  // The contract's shapes and refusals are what these types were inferred from.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  run as AnyRun<Context, Value>;

type PathShapes = Readonly<Record<string, v.GenericSchema>>;

const shapeOfPath = (path: string, shapes: PathShapes): v.GenericSchema =>
  v.object(
    Object.fromEntries(
      namesIn(path).map((name) => {
        const shape = shapes[name];
        assert(shape !== undefined, `{${name}} has a shape`);
        return [name, shape];
      }),
    ),
  );

/** Whatever was not asked for is not read. */
const nothing = v.pipe(
  v.unknown(),
  v.transform(() => undefined),
);

type Read = Parsed<unknown, unknown, unknown>;

/** Reads path, query and body by the contract, in this order. @param shapes of the names that stand in the plane's paths */
export const readerOf = (
  { path, query = nothing, body = nothing }: Contract,
  shapes: PathShapes = tenantPathParts,
) => {
  const params = shapeOfPath(path, shapes);
  return async (call: Call): Promise<Result<Read, Refusal>> => {
    const inPath = v.safeParse(params, call.params);
    if (!inPath.success) return refuse({ kind: 'not-found' });
    const inQuery = v.safeParse(query, call.query);
    if (!inQuery.success) return malformed(inQuery.issues);
    const list = listForObject(body, call.body);
    if (list !== undefined) return notAnObject(list);
    const inBody = v.safeParse(body, call.body);
    if (!inBody.success) return malformed(inBody.issues);
    const { actor: _actor, operator: _operator, ...rest } = call;
    return accept({ ...rest, params: inPath.output, query: inQuery.output, body: inBody.output });
  };
};

/** The answer leaves through its shape. Throws the places that do not fit, never what stood there. */
export const leaverOf = (contract: Contract) => {
  const { answer = nothing } = contract;
  return (given: unknown): unknown => {
    const out = v.safeParse(answer, given);
    if (out.success) return out.output;
    const places = out.issues.map((issue) => v.getDotPath(issue) ?? '');
    throw new Error(`${keyOf(contract)} answers what its shape does not know: ${places.join(', ')}`);
  };
};
