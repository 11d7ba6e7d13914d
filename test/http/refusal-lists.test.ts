import * as v from 'valibot';
import { expect, test } from 'vitest';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';

const common = { may: 'everybody' as const, summary: '見る', answer: v.object({ text: v.string() }) };
const sometimes = async (turn: number) => {
  if (turn === 1) return refuse({ kind: 'not-allowed' });
  if (turn === 2) return refuse({ kind: 'login-locked', minutes: 15 });
  return accept({ text: '' });
};
const annotated = async (): Promise<Result<{ text: string }, RefusalOf<'evidence-in-use' | 'not-found'>>> =>
  refuse({ kind: 'not-found' });

// The compiler judges these: an expected error that does not come is an error.
test('B-11 an endpoint lists each refusal that it gives', () => {
  const whole = endpoint({
    ...common,
    refusals: { 'not-allowed': true, 'login-locked': true },
    run: async ({ requestId }) => sometimes(requestId.length),
  });
  const none = endpoint({ ...common, refusals: {}, run: async () => accept({ text: '' }) });
  endpoint({
    ...common,
    refusals: { 'not-allowed': true },
    // @ts-expect-error -- `login-locked` is not listed
    run: async ({ requestId }) => sometimes(requestId.length),
  });
  // @ts-expect-error -- `evidence-in-use` is said by the function's own type
  endpoint({ ...common, refusals: { 'not-found': true }, run: async () => annotated() });
  // @ts-expect-error -- there is no refusal of this name
  endpoint({ ...common, refusals: { 'too-late': true }, run: async () => accept({ text: '' }) });
  expect([whole.refusals, none.refusals]).toEqual([{ 'not-allowed': true, 'login-locked': true }, {}]);
});
