import { afterEach, beforeEach, expect, test } from 'vitest';
import { back, type MailedActs } from './mailed-acts.ts';

/** What becomes of a notice when SES or the worker fails; in a cloud that others use too. */
export const noticesUnderFaults = (world: () => MailedActs): void => {
  const newNotices = () =>
    world()
      .newMails()
      .filter(({ subject }) => subject.startsWith('【STAFee】差戻し: '));
  /** The claim is known to its approver already. */
  const filedBefore = async (): Promise<any> => {
    const claim = await world().filed();
    await world().cloud.catchUp();
    return claim;
  };
  /** The worker's messages are visible again 6 minutes after they were handed out. */
  const afterMinutes = async (minutes: number) => {
    world().cloud.setClock(() => new Date(Date.now() + minutes * 60_000));
    await world().cloud.catchUp();
  };

  beforeEach(() => world().mark());
  afterEach(() => {
    world().cloud.faults.clear();
    world().cloud.setClock(() => new Date());
  });

  test('waits out a throttle, and goes once', async () => {
    world().cloud.faults.throttleNext({ service: 'ses', operation: 'SendEmail', times: 20 });
    await world().voted(await filedBefore(), 'sato', back);
    await world().voted(await filedBefore(), 'sato', back);
    await world().cloud.catchUp();
    expect(newNotices()).toEqual([]);
    expect(world().cloud.faults.pending()).toBeLessThan(20);
    world().cloud.faults.clear();
    await afterMinutes(7);
    expect(newNotices()).toHaveLength(2);
    await afterMinutes(14);
    expect(newNotices()).toHaveLength(2);
  });

  test('goes a second time, and no third, when the worker dies between the mail and its record', async () => {
    world().cloud.faults.throttleNext({ service: 'ses', operation: 'SendEmail', times: 20 });
    await world().voted(await filedBefore(), 'sato', back);
    await world().cloud.catchUp();
    world().cloud.faults.clear();
    world().cloud.faults.failNext({
      service: 'dynamodb',
      operation: 'TransactWriteItems',
      // The archiver and the purge write transactions at the same time; only the notice's own may fail.
      by: 'TenantNotice',
      code: 'InternalServerError',
      statusCode: 500,
      times: 20,
    });
    await afterMinutes(7);
    expect(newNotices()).toHaveLength(1);
    expect(world().cloud.faults.pending()).toBeLessThan(20);
    world().cloud.faults.clear();
    await afterMinutes(14);
    expect(newNotices()).toHaveLength(2);
    await afterMinutes(21);
    expect(newNotices()).toHaveLength(2);
  });

  test('is told once, although the queue hands it over again', async () => {
    const claim = await filedBefore();
    world().mark();
    world().cloud.faults.failNext({
      service: 'ses',
      operation: 'SendEmail',
      code: 'InternalFailure',
      statusCode: 500,
      times: 3,
    });
    await world().voted(claim, 'sato', back);
    await world().cloud.catchUp();
    expect(newNotices()).toEqual([]);
    world().cloud.faults.clear();
    world().cloud.setClock(() => new Date(Date.now() + 7 * 60_000));
    await world().cloud.catchUp();
    expect(newNotices()).toHaveLength(1);
    world().cloud.setClock(() => new Date(Date.now() + 14 * 60_000));
    await world().cloud.catchUp();
    expect(newNotices()).toHaveLength(1);
    world().cloud.setClock(() => new Date());
  });
};
