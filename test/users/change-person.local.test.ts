import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UserId } from '#domain/kernel/ids.ts';
import { changedPerson, type PersonChange } from '#test/builders/changed-person.ts';
import { isAliveAt, keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { tanaka } from '#test/builders/tenant-plane.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
beforeEach(() => {
  keptLog();
  door.faults.clear();
});
afterAll(() => door.close());

const signIn = async () => ({ cookie: (await door.logIn()).cookie ?? '' });
const isAlive = (cookie: string) => isAliveAt(door, cookie);

const changeRights = (change: PersonChange) => changedPerson(door.tenantId, tanaka as UserId, change);

describe('a change of a person’s rights', () => {
  test('ends the sessions of before at once, and the next one has the new roles', async () => {
    const before = await signIn();
    expect(await changeRights({ roles: ['applicant', 'accountant'] })).toBe('changed');
    expect(await isAlive(before.cookie)).toBe(false);
    const { cookie } = await signIn();
    expect((await door.authorize(cookie)).context).toMatchObject({ roles: 'applicant,accountant' });
  });

  test('shuts a disabled person out: no session, no sign-in, and the attempt is in the trail', async () => {
    const before = await signIn();
    expect(await changeRights({ isActive: false })).toBe('changed');
    expect(await isAlive(before.cookie)).toBe(false);
    expect(await door.logIn()).toMatchObject({ status: 401, body: { code: 'login-failed' } });
    const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'Audit' }));
    const told = Items.map(({ action, outcome }) => `${action?.S} ${outcome?.S}`);
    expect(told).toContain('user.change-rights done');
    expect(told).toContain('auth.sign-in-while-disabled refused');
    await changeRights({ isActive: true });
    expect(await isAlive(before.cookie)).toBe(false);
    expect(await isAlive((await signIn()).cookie)).toBe(true);
  });

  test('that crashes at any step is whole or not there', async () => {
    const ends: string[] = [];
    for (let calls = 0; calls < 12 && ends.at(-1) !== 'changed'; calls += 1) {
      const before = await signIn();
      door.faults.crashAfter(calls);
      const end = await changeRights({ roles: ['applicant', 'auditor'] }).catch(() => 'crashed');
      door.faults.clear();
      expect(await isAlive(before.cookie)).toBe(end !== 'changed');
      const { cookie } = await signIn();
      const roles = end === 'changed' ? 'applicant,auditor' : 'applicant,accountant';
      expect((await door.authorize(cookie)).context).toMatchObject({ roles });
      ends.push(end);
    }
    expect(ends.filter((end) => end === 'crashed').length).toBeGreaterThan(1);
    expect(ends.at(-1)).toBe('changed');
  });

  test('ends a session whose sign-in had begun before it', async () => {
    const until = () => changeRights({ roles: ['applicant'] });
    door.faults.holdNext({ service: 'dynamodb', operation: 'TransactWriteItems', by: 'functions', until });
    expect(await isAlive((await door.logIn()).cookie ?? '')).toBe(false);
    expect(door.faults.pending()).toBe(0);
  });
});
