import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { factsOf, tellAgain } from './invited-people.ts';
import { resettingIn } from './password-resetting.ts';
import { newUlid } from './person.ts';

let demo: DemoCloud;
beforeAll(async () => {
  demo = await shareDemoCloud({ isCold: true });
});
afterAll(() => demo.close());

describe('9.2.2 a right that was withdrawn', () => {
  test('stops an invitation that is told to the worker after it: it is taken back, and the trail says in whose name', async () => {
    const [watanabe, ito] = await Promise.all([demo.signIn('watanabe'), demo.signIn('ito')]);
    const door = resettingIn(demo);
    const userId = newUlid();
    expect(
      await watanabe.put(`/api/users/${userId}`, { ...factsOf('newcomer'), expectedVersion: 0 }),
    ).toMatchObject({ status: 200 });
    const giveIto = async (roles: readonly string[]) => {
      const { version: expectedVersion } = (await watanabe.get(`/api/users/${ito.userId}`)).body;
      return watanabe.put(`/api/users/${ito.userId}/roles`, { roles, expectedVersion });
    };
    const before = (await watanabe.get(`/api/users/${ito.userId}`)).body.roles.map(({ id }: any) => id);
    expect(await giveIto([...before, 'tenant-admin'])).toMatchObject({ status: 200 });
    const inviter = await demo.signIn('ito');
    expect(await inviter.post(`/api/users/${userId}/invitation`, { way: 'link' })).toMatchObject({
      status: 200,
      body: { state: 'invited' },
    });
    expect(await giveIto(before)).toMatchObject({ status: 200 });
    await demo.cloud.catchUp();
    await tellAgain(demo, door, userId);
    expect((await watanabe.get(`/api/users/${userId}`)).body).toMatchObject({ state: 'uninvited' });
    const { Items = [] } = await door
      .database()
      .send(new ScanCommand({ TableName: demo.cloud.nameOf('Audit') }));
    expect(Items.filter(({ action }: any) => action === 'user.invite-after-right-withdrawn')).toMatchObject([
      { actor: ito.userId, target: `user ${userId}`, outcome: 'refused' },
    ]);
  });
});
