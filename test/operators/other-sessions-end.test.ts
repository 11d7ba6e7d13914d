import { expect, test } from 'vitest';
import { isOperatorId } from '#domain/kernel/ids.ts';
import type { OperatorAuthContext } from '#lambdas/adapters/operator/operator-auth-context.ts';
import type { Call } from '#lambdas/http/call.ts';
import { changeOperatorPasswordEndpoint } from '#lambdas/operators/change-operator-password.ts';

const operatorId = 'op-kato';
if (!isOperatorId(operatorId)) throw new Error(operatorId);

/** A door whose steps are kept, and that breaks at one of them. */
const door = (breaks?: string) => {
  const steps: string[] = [];
  const step =
    <T>(name: string, answer: T) =>
    async (): Promise<T> => {
      if (name === breaks) throw new Error('the function died');
      steps.push(name);
      return answer;
    };
  const context = {
    lockOut: { lockMinutes: 15 },
    logins: {
      reserveAttempt: async () => ({ kind: 'reserved', place: 0 }),
      giveBack: async () => undefined,
      countRight: async () => undefined,
    },
    directory: {
      checkPassword: async () => ({ kind: 'totp', session: 's' }),
      proveCode: async () => 'right',
      setPassword: step('password set', 'set'),
    },
    sessions: {
      listOf: async () => [{ sessionKey: 'of a thief' }],
      endOne: step('other ended', undefined),
    },
    record: async (_request: unknown, { outcome }: { readonly outcome: string }) => void steps.push(outcome),
  } as unknown as OperatorAuthContext;
  return { steps, context };
};

const call = {
  params: {},
  query: {},
  body: {
    currentPassword: 'Correct-Horse-Battery-7',
    newPassword: 'Another-Horse-Battery-8',
    code: '123456',
  },
  at: '2026-12-01T01:00:00.000Z',
  cookie: 'op-kato.own',
  operator: { operatorId, name: '加藤誠', rights: new Set() },
} as unknown as Call;

test('a changed password ends the other sessions before it and behind it', async () => {
  const { steps, context } = door();
  const answer = await changeOperatorPasswordEndpoint.serve(call, async () => context);
  expect(answer.ok).toBe(true);
  expect(steps).toEqual(['begun', 'other ended', 'password set', 'other ended', 'done']);
});

test('a crash before the password is set leaves nobody else signed in', async () => {
  const { steps, context } = door('password set');
  await expect(changeOperatorPasswordEndpoint.serve(call, async () => context)).rejects.toThrow('died');
  expect(steps).toEqual(['begun', 'other ended']);
});
