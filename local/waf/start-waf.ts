import { randomUUID } from 'node:crypto';

import * as v from 'valibot';

import { listen, type HttpAnswer, type HttpRequest } from '#local/calls/listen.ts';
import { ServiceFault, type RunningService } from '#local/calls/service-call.ts';

type HeldSet = { readonly name: string; readonly addresses: readonly string[]; readonly lockToken: string };

export type RunningWaf = RunningService & {
  /** Makes a set and answers its id, as the template would. */
  readonly createSet: (name: string, addresses: readonly string[]) => string;
  readonly addressesOf: (id: string) => readonly string[];
  /** Somebody at the console changes the set: its lock token is another one. */
  readonly touch: (id: string) => void;
  /** The next calls of an operation run this first; it may throw a `ServiceFault`. */
  readonly beforeNext: (operation: 'GetIPSet' | 'UpdateIPSet', effect: () => void) => void;
  /** When each update arrived, in milliseconds of the clock. */
  readonly updates: () => readonly number[];
};

const named = { Name: v.string(), Id: v.string(), Scope: v.literal('REGIONAL') };
const cidr = v.pipe(v.string(), v.regex(/^\d+(\.\d+){3}\/([1-9]|[12]\d|3[0-2])$/));
const getInput = v.object(named);
const updateInput = v.object({ ...named, Addresses: v.array(cidr), LockToken: v.string() });

const parsed = <Schema extends v.GenericSchema>(schema: Schema, input: unknown): v.InferOutput<Schema> => {
  const { success, output, issues } = v.safeParse(schema, input);
  if (!success) throw new ServiceFault('WAFInvalidParameterException', issues[0].message);
  return output;
};

const answer = (statusCode: number, document: unknown): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(document),
});

/** The sets themselves: lock tokens, one update a second, as in an account. */
const setsOf = (clock: () => Date) => {
  const sets = new Map<string, HeldSet>();
  const updates: number[] = [];
  const find = (id: string): HeldSet => {
    const set = sets.get(id);
    if (set === undefined) throw new ServiceFault('WAFNonexistentItemException', 'no such set');
    return set;
  };
  const hold = (id: string, set: Omit<HeldSet, 'lockToken'>) =>
    sets.set(id, { ...set, lockToken: randomUUID() });
  return {
    find,
    hold,
    updates,
    GetIPSet: (input: unknown) => {
      const { Id, Name } = parsed(getInput, input);
      const { addresses, lockToken } = find(Id);
      return {
        IPSet: { Id, Name, ARN: `arn:local:${Id}`, IPAddressVersion: 'IPV4', Addresses: addresses },
        LockToken: lockToken,
      };
    },
    UpdateIPSet: (input: unknown) => {
      const { Id, Addresses, LockToken } = parsed(updateInput, input);
      const set = find(Id);
      const now = clock().getTime();
      if (now - (updates.at(-1) ?? -1_000) < 1_000)
        throw new ServiceFault('ThrottlingException', 'Rate exceeded');
      if (LockToken !== set.lockToken)
        throw new ServiceFault('WAFOptimisticLockException', 'the set changed meanwhile');
      updates.push(now);
      hold(Id, { name: set.name, addresses: Addresses });
      return { NextLockToken: find(Id).lockToken };
    },
  };
};

/** A stand for AWS WAF that tests start: two calls on address sets, with their locks and their limit. */
export const startWaf = async (clock: () => Date): Promise<RunningWaf> => {
  const sets = setsOf(clock);
  const effects: { readonly operation: string; readonly effect: () => void }[] = [];
  const serve = ({ headers, body }: HttpRequest): HttpAnswer => {
    const operation = String(headers['x-amz-target']).replace('AWSWAF_20190729.', '');
    const next = effects.findIndex((one) => one.operation === operation);
    const [ordered] = next === -1 ? [] : effects.splice(next, 1);
    ordered?.effect();
    const input: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (operation === 'GetIPSet') return answer(200, sets.GetIPSet(input));
    if (operation === 'UpdateIPSet') return answer(200, sets.UpdateIPSet(input));
    throw new ServiceFault('UnknownOperationException', operation);
  };
  // The true time in the Date header: at another one the SDK would correct its clock and repeat every refused call.
  const running = await listen({ clock: () => new Date() }, async (request) => {
    try {
      return serve(request);
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      return answer(error.statusCode, { __type: error.code, message: error.message });
    }
  });
  return {
    ...running,
    createSet: (name, addresses) => {
      const id = randomUUID();
      sets.hold(id, { name, addresses });
      return id;
    },
    addressesOf: (id) => sets.find(id).addresses,
    touch: (id) => void sets.hold(id, sets.find(id)),
    beforeNext: (operation, effect) => void effects.push({ operation, effect }),
    updates: () => sets.updates,
  };
};
