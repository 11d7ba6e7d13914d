import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoOperators } from '#local/seed/demo-operators.ts';
import { seedOperators } from '#local/seed-operators.ts';
import { startBackupCloud, type BackupCloud } from '#test/backup/backup-cloud.ts';
import { explainedPermissions, isOfTheTenantPlane, permissionsInOrder } from './explained-permissions.ts';
import {
  failBackups,
  forgetPassword,
  meetAnotherArchiver,
  onboardTheCanary,
  proveRestores,
  runSchedules,
  runSchedulesTwiceAtOnce,
  sendBack,
  syncAddresses,
} from './run-of-jobs.ts';
import { workAsOperators } from './operators-of-jobs.ts';
import {
  askAnotherAdministrator,
  changeOwnAddress,
  inviteAndShutOut,
  tellDuringMaintenance,
  tellTogether,
  tellTwice,
} from './notices-of-jobs.ts';

let it: BackupCloud;
beforeAll(async () => {
  it = await startBackupCloud();
  await seedOperators(it.cloud, { operators: demoOperators });
}, 240_000);
afterAll(() => it?.close());

test('every right of operators, jobs and workers is needed by somebody, or explained', async () => {
  await workAsOperators(it);
  await onboardTheCanary(it);
  const claim = await sendBack(it);
  await tellTwice(it, claim);
  await tellTogether(it);
  await tellDuringMaintenance(it, claim);
  await inviteAndShutOut(it);
  await changeOwnAddress(it);
  await askAnotherAdministrator(it);
  await forgetPassword(it);
  await meetAnotherArchiver(it);
  await syncAddresses(it);
  await failBackups(it);
  await proveRestores(it);
  await runSchedules(it);

  const unused = it.cloud.unusedPermissions((path) => !isOfTheTenantPlane(path));
  expect(permissionsInOrder(unused)).toStrictEqual(explainedPermissions);
});

test('every scheduled job bears a second run at the same moment', async () => {
  const ended = await runSchedulesTwiceAtOnce(it, new Date('2027-01-02T00:30:00.000Z'));
  expect(ended).toEqual(it.cloud.schedules.map(({ name }) => `${name} fulfilled fulfilled`));
});
