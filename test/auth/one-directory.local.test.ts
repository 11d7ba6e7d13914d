import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { directoryUsersOf } from '#lambdas/adapters/jobs/directory-users.ts';
import { cognitoDirectory } from '#lambdas/adapters/sign-in/cognito.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';
import { startLocalServices } from '#test/builders/local-services.ts';

const ours = 't01jaaaaaaaaaaaaaaaaaaaaaaa' as TenantId;
const theirs = 't01jbbbbbbbbbbbbbbbbbbbbbbb' as TenantId;
const userId = tanaka as UserId;
const [here, there] = [
  { tenantId: ours, userId },
  { tenantId: theirs, userId },
];
const first = 'First-Horse-77';
const next = 'Second-Horse-8';

let services: Awaited<ReturnType<typeof startLocalServices>>;
let door: ReturnType<typeof cognitoDirectory>;
let users: ReturnType<typeof directoryUsersOf>;
beforeAll(async () => {
  services = await startLocalServices();
  const userPoolId = process.env['USER_POOL_ID'] ?? '';
  const userPoolClientId = process.env['USER_POOL_CLIENT_ID'] ?? '';
  door = cognitoDirectory({ region: 'ap-northeast-1', userPoolId, userPoolClientId });
  users = directoryUsersOf({ region: 'ap-northeast-1', userPoolId });
});
afterAll(() => services.close());

const soon = () => AbortSignal.timeout(10_000);
const kindOf = async (whose: typeof here, password: string) =>
  (await door.checkPassword(whose, password)).kind;

/** As the release of until 2026-11 made somebody: his id alone is the name. */
const madeBefore = async ({ tenantId, userId: Username }: typeof here, password: string) => {
  const names = { UserPoolId: process.env['USER_POOL_ID'] ?? '', Username };
  const UserAttributes = [{ Name: 'custom:tenantId', Value: tenantId }];
  await services.directory.send(
    new AdminCreateUserCommand({
      ...names,
      MessageAction: 'SUPPRESS',
      TemporaryPassword: password,
      UserAttributes,
    }),
  );
  return {
    keepPassword: () =>
      services.directory.send(
        new AdminSetUserPasswordCommand({ ...names, Password: password, Permanent: true }),
      ),
    found: () => services.directory.send(new AdminGetUserCommand(names)),
  };
};

/** Whatever the product does to somebody of a directory, by its words. */
const deeds: Readonly<Record<string, (whose: typeof here) => Promise<unknown>>> = {
  'asks for a password': (whose) => door.checkPassword(whose, next),
  'sets a password': (whose) => door.setPassword(whose, next, soon()),
  'answers for a first password': (whose) =>
    door.answerNewPassword(whose, { session: 'x'.repeat(30), newPassword: next }, soon()),
  'answers with a code': (whose) => door.proveCode(whose, { session: 'x'.repeat(30), code: '123456' }),
  // Both know whose it is by the directory's own word.
  'begins an authenticator': (_whose) => door.beginTotp('x'.repeat(30)),
  'completes an authenticator': (whose) =>
    door.completeTotp(whose, { accessToken: 'x'.repeat(30), code: '123456', hasPasskey: false }),
  'ends an authenticator': (whose) => door.endTotp(whose),
  'asks for a passkey': (whose) => door.passkeys.ask(whose),
  'answers with a passkey': (whose) =>
    door.passkeys.prove(whose, { session: 'x'.repeat(30), credential: '{}' }),
  'counts passkeys as both factors': (whose) => door.passkeys.countAsBoth(whose),
  'counts passkeys as no factor': (whose) => door.passkeys.countNoMore(whose),
  'begins a passkey': (_whose) => door.passkeys.begin('x'.repeat(30), new Set()),
  'completes a passkey': (_whose) => door.passkeys.complete('x'.repeat(30), {}),
  'deletes passkeys': (_whose) => door.passkeys.keepOnly('x'.repeat(30), new Set()),
  'makes a user': (whose) => users.create({ ...whose, temporaryPassword: next }),
  'invites anew': (whose) => users.makeAnew({ ...whose, temporaryPassword: next }),
  disables: (whose) => users.disable(whose),
  enables: (whose) => users.enable(whose),
  deletes: (whose) => users.remove(whose),
};

test('are all deeds', () => {
  const { passkeys, ...ofPasswords } = door;
  const all = [ofPasswords, passkeys, users].flatMap((some) => Object.keys(some));
  expect(Object.keys(deeds)).toHaveLength(all.length);
});

/** Told of a deed that finds nobody: what it answers is its own matter. */
const quietly = (deed: Promise<unknown>) => deed.catch(() => undefined);

describe.each([
  ['made by this release', 'now'],
  ['made by the release before', 'before'],
] as const)('a person of another company with the same id, %s (9.1.1)', (_what, release) => {
  beforeEach(async () => {
    await Promise.all([users.remove(here), users.remove(there)]);
    if (release === 'now') {
      await users.create({ ...there, temporaryPassword: first });
      await door.setPassword(there, first, soon());
    } else await (await madeBefore(there, first)).keepPassword();
  });

  test.each(Object.keys(deeds))('is untouched by what %s here', async (deed) => {
    await quietly(deeds[deed]?.(here) ?? Promise.resolve());
    await expect(kindOf(there, first)).resolves.toBe('right');
    await expect(kindOf(there, next)).resolves.toBe('wrong');
  });

  test('signs nobody in here with that password', async () => {
    await expect(kindOf(here, first)).resolves.toBe('wrong');
  });

  test('is never guessed at from here: his attempts are his own', async () => {
    services.calls.clear();
    await kindOf(here, 'guess');
    const tries = services.calls.take().filter(({ operation }) => operation === 'AdminInitiateAuth');
    expect(tries).toHaveLength(1);
  });
});

describe('whoever the release before made (9.1.1)', () => {
  beforeEach(() => Promise.all([users.remove(here), users.remove(there)]));

  test('signs in, and sets a new password that ends the old one', async () => {
    await (await madeBefore(here, first)).keepPassword();
    await expect(kindOf(here, first)).resolves.toBe('right');
    await expect(door.setPassword(here, next, soon())).resolves.toBe('set');
    await expect(kindOf(here, first)).resolves.toBe('wrong');
    await expect(kindOf(here, next)).resolves.toBe('right');
  });

  test('answers with a first password of his own', async () => {
    await madeBefore(here, first);
    const asked = await door.checkPassword(here, first);
    if (asked.kind !== 'new-password-required') throw new Error(asked.kind);
    const answer = { session: asked.session, newPassword: next };
    await expect(door.answerNewPassword(here, answer, soon())).resolves.toBe('set');
    await expect(kindOf(here, next)).resolves.toBe('right');
  });

  test('is disabled, comes back and is deleted', async () => {
    const made = await madeBefore(here, first);
    await made.keepPassword();
    await users.disable(here);
    await expect(kindOf(here, first)).resolves.toBe('wrong');
    await users.enable(here);
    await expect(kindOf(here, first)).resolves.toBe('right');
    await users.remove(here);
    await expect(made.found()).rejects.toMatchObject({ name: 'UserNotFoundException' });
  });

  test('has one user after he was invited anew', async () => {
    const made = await madeBefore(here, first);
    await users.makeAnew({ ...here, temporaryPassword: next });
    await expect(made.found()).rejects.toMatchObject({ name: 'UserNotFoundException' });
    await expect(kindOf(here, first)).resolves.toBe('wrong');
    await expect(kindOf(here, next)).resolves.toBe('new-password-required');
  });
});
