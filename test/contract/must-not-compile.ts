/** Each `@ts-expect-error` is a promise: tsc fails when one of these begins to compile. */
import * as v from 'valibot';
import { get, post, type AnswerOf, type Asked } from '#contract/endpoint.ts';
import { refusal } from '#contract/refusal.ts';
import { idempotencyKeyReused } from '#contract/refusals/claims.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';

const locked = refusal('login-locked', 429, ['鍵', '{minutes}分待つ'], { minutes: v.number() });
const base = { function: 'tenant-app', may: 'exports.read', summary: '見本' } as const;
const inner = v.object({ id: v.string(), lines: v.array(v.object({ amount: v.number() })) });
const sample = post('/api/exports/{exportId}/samples', {
  ...base,
  body: v.strictObject({ n: v.optional(v.number(), 1) }),
  answer: inner,
  refusals: [idempotencyKeyReused],
});
const lockable = get('/api/samples', { ...base, answer: inner, refusals: [locked] });

export const fine = endpoint(sample, async ({ params, body }) =>
  body.n > 1
    ? refuse({ kind: 'idempotency-key-reused' })
    : accept({ id: params.exportId, lines: [{ amount: body.n }] }),
);
export const alsoFine = endpoint(lockable, async ({ sourceIp }) =>
  sourceIp === '' ? refuse({ kind: 'login-locked', minutes: 3 }) : accept({ id: 'x', lines: [] }),
);
export const missedPath = endpoint(sample, async ({ body }) =>
  body.n > 1 ? refuse({ kind: 'idempotency-key-reused' }) : refuse({ kind: 'not-found' }),
);

// @ts-expect-error -- a refusal that is not listed
export const unlisted = endpoint(sample, async ({ body }) => {
  if (body.n > 1) return refuse({ kind: 'idempotency-key-reused' });
  if (body.n > 2) return refuse({ kind: 'export-has-nothing' });
  return accept({ id: 'x', lines: [] });
});

// @ts-expect-error -- a listed refusal that nothing answers
export const idle = endpoint(sample, async () => accept({ id: 'x', lines: [] }));

export const nothingNamed = endpoint(lockable, async ({ sourceIp }) =>
  // @ts-expect-error -- `not-found` where the path names nothing
  sourceIp === '' ? refuse({ kind: 'login-locked', minutes: 3 }) : refuse({ kind: 'not-found' }),
);

export const factless = endpoint(lockable, async ({ sourceIp }) =>
  // @ts-expect-error -- a refusal without its fact
  sourceIp === '' ? refuse({ kind: 'login-locked' }) : accept({ id: 'x', lines: [] }),
);

// @ts-expect-error -- a field that the shape lacks
export const surplus = endpoint(sample, async ({ body }) => {
  const row = { id: 'x', lines: [], secret: 'y' };
  return body.n > 1 ? refuse({ kind: 'idempotency-key-reused' }) : accept(row);
});

// @ts-expect-error -- a field that the shape lacks, further down
export const deepSurplus = endpoint(sample, async ({ body }) => {
  const lines = [{ amount: 1, cost: 2 }];
  return body.n > 1 ? refuse({ kind: 'idempotency-key-reused' }) : accept({ id: 'x', lines });
});

export const missing = endpoint(sample, async ({ body }) =>
  // @ts-expect-error -- a field that the shape has is missing
  body.n > 1 ? refuse({ kind: 'idempotency-key-reused' }) : accept({ id: 'x' }),
);

const door = post('/api/samples', { ...base, may: 'nobody-yet', answer: inner, refusals: [locked] });
const atDoor = signInEndpoint<{ readonly door: string }>();
export const cookie = atDoor(door, async ({ sourceIp }) =>
  sourceIp === ''
    ? refuse({ kind: 'login-locked', minutes: 3 })
    : accept({ body: { id: 'x', lines: [] }, setCookie: 'a=b' }),
);
// @ts-expect-error -- a field that the shape lacks, beside a cookie
export const surplusAtDoor = atDoor(door, async ({ sourceIp }) => {
  const body = { id: 'x', lines: [], secret: 'y' };
  return sourceIp === '' ? refuse({ kind: 'login-locked', minutes: 3 }) : accept({ body });
});
// @ts-expect-error -- a listed refusal that nothing answers, at the door
export const idleAtDoor = atDoor(door, async () => accept({ body: { id: 'x', lines: [] } }));

export const gated = atDoor(
  // @ts-expect-error -- a right at the door, where nobody holds any yet
  lockable,
  async ({ sourceIp }) =>
    sourceIp === '' ? refuse({ kind: 'login-locked', minutes: 3 }) : accept({ body: { id: 'x', lines: [] } }),
);
export const ungated = endpoint(
  // @ts-expect-error -- nobody yet, where somebody is needed
  door,
  async ({ sourceIp }) =>
    sourceIp === '' ? refuse({ kind: 'login-locked', minutes: 3 }) : accept({ id: 'x', lines: [] }),
);

const named = { action: 'sample.list', target: () => 'samples' };
const ofOperators = get('/operator/samples', {
  ...base,
  function: 'operator',
  may: 'everybody',
  answer: inner,
});
export const byOperators = operatorEndpoint(ofOperators, named, async () => accept({ id: 'x', lines: [] }));
export const gatedOperators = operatorEndpoint(
  // @ts-expect-error -- a right, which the operators' plane does not judge
  { ...ofOperators, may: 'exports.read' },
  named,
  async () => accept({ id: 'x', lines: [] }),
);
export const openOperators = operatorEndpoint(
  // @ts-expect-error -- nobody yet, where an operator is needed
  { ...ofOperators, may: 'nobody-yet' },
  named,
  async () => accept({ id: 'x', lines: [] }),
);

export const reading = endpoint(lockable, async (request) => {
  // @ts-expect-error -- a path without names gives no parameters
  const id: unknown = request.params.exportId;
  // @ts-expect-error -- no body was declared
  const n: unknown = request.body.n;
  return id === n ? refuse({ kind: 'login-locked', minutes: 1 }) : accept({ id: 'x', lines: [] });
});

export const asked: Asked<typeof sample> = { params: { exportId: '0' }, body: {} };
// @ts-expect-error -- whoever asks has to say which
export const askedWithoutPath: Asked<typeof sample> = { body: {} };
// @ts-expect-error -- a body of another shape
export const askedOtherwise: Asked<typeof sample> = { params: { exportId: '0' }, body: { n: 'one' } };
export const amounts = (answer: AnswerOf<typeof sample>): readonly number[] =>
  answer.lines.map(({ amount }) => amount);

// @ts-expect-error -- a name in the path that no shape knows
export const unknownPart = get('/api/samples/{sampleId}', { ...base, answer: inner });
// @ts-expect-error -- no right
export const open = get('/api/samples', { function: 'tenant-app', summary: '見本', answer: inner });
// @ts-expect-error -- a right that does not exist
export const odd = get('/api/samples', { ...base, may: 'samples.read', answer: inner });
// @ts-expect-error -- a word that a definition does not have
export const misspelt = get('/api/samples', { ...base, anwser: inner });
