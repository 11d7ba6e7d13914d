import { DeleteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { totpAt } from '#local/aws/cognito/totp.ts';
import { isAliveAt, keptLog, openFrontDoor, password, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';

const own = '/api/me/sign-in-factors';
const steps = { ahead: 0 };
let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor({}, () => new Date(Date.now() + steps.ahead * 30_000));
});
beforeEach(() => void keptLog());
afterAll(() => door.close());

/** Each is of a later step, as none is accepted twice. */
const nextCode = (key: string): string => {
  steps.ahead += 1;
  return totpAt(key, Math.floor(Date.now() / 30_000) + steps.ahead);
};

describe('a standing that was lost', () => {
  test('asks for the code that the directory knows of, and is written again by a right one', async () => {
    const { cookie = '' } = await door.logIn();
    const headers = { 'x-csrf-token': csrfTokenOf(cookie) };
    const begun = await door.sendAs(cookie, `POST ${own}/totp`, { headers, body: { password } });
    const key = new URL(begun.body.otpauthUri).searchParams.get('secret') ?? '';
    const completing = { challengeId: begun.body.challengeId, code: nextCode(key) };
    const done = await door.sendAs(cookie, `POST ${own}/totp-completion`, { headers, body: completing });
    expect(done.status).toBe(200);
    const place = {
      TableName: 'Session',
      Key: { PK: { S: `T#${door.tenantId}#P#${tanaka}` }, SK: { S: 'S' } },
    };
    await door.database.send(new DeleteItemCommand(place));
    const asked = await door.logIn();
    expect(asked).toMatchObject({ cookie: undefined, body: { outcome: 'totp-required' } });
    const body = { challengeId: asked.body.challengeId, code: nextCode(key) };
    const entered = await door.send('POST /api/auth/factors', { body });
    expect(entered.body).toMatchObject({ outcome: 'signed-in', recoveryCodes: expect.any(Array) });
    expect(await isAliveAt(door, entered.cookie ?? '')).toBe(true);
    const { Item = {} } = await door.database.send(new GetItemCommand(place));
    expect(Item['totpSince']?.S).toEqual(expect.any(String));
    expect(Item['recoveryCodes']?.SS).toHaveLength(10);
  });
});
