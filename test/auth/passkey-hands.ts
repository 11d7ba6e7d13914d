import { expect } from 'vitest';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { password, type FrontDoor } from '#test/builders/front-door.ts';
import type { Lie, softwareAuthenticator } from '#test/builders/software-authenticator.ts';

export const own = '/api/me/sign-in-factors';
type Authenticator = ReturnType<typeof softwareAuthenticator>;

/** What somebody does with passkeys, as the pages do it, at a door. */
export const passkeyHands = (door: FrontDoor) => {
  const act = (cookie: string, route: string, body?: unknown) =>
    door.sendAs(cookie, route, {
      headers: { 'x-csrf-token': csrfTokenOf(cookie) },
      ...(body === undefined ? {} : { body }),
    });
  const prove = (cookie: string) => act(cookie, `POST ${own}/proof`, { password });
  const register = async (
    cookie: string,
    {
      authenticator,
      name = '田中の携帯',
      loginId = 'tanaka',
      lie = {},
    }: {
      authenticator: Authenticator;
      name?: string;
      loginId?: string;
      lie?: Lie;
    },
  ) => {
    const begun = await act(cookie, `POST ${own}/passkey-options`, { loginId });
    expect(begun.status).toBe(200);
    const credential = authenticator.create(begun.body.optionsJson, lie);
    return act(cookie, `POST ${own}/passkeys`, { name, credential });
  };
  const atDoor = (body: Record<string, unknown>, options: object = {}) =>
    door.send('POST /api/auth/passkey', {
      body: { companyCode: 'minato', loginId: 'tanaka', ...body },
      ...options,
    });
  const enter = async (authenticator: Authenticator, lie: Lie = {}, names: Record<string, string> = {}) => {
    const { challengeId, optionsJson } = (await atDoor(names)).body;
    const answer = { challengeId, credential: authenticator.get(optionsJson, lie) };
    return { answer, done: await atDoor({ ...names, answer }) };
  };

  const proveByPasskey = async (mine: string, phone: Authenticator, lie: Lie = {}) => {
    const { challengeId, optionsJson } = (await act(mine, `POST ${own}/passkey-proof`)).body;
    const passkey = { challengeId, credential: phone.get(optionsJson, lie) };
    return act(mine, `POST ${own}/proof`, { passkey });
  };

  return { act, prove, register, atDoor, enter, proveByPasskey };
};
export type PasskeyHands = ReturnType<typeof passkeyHands>;
