import type { SQSEvent } from 'aws-lambda';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { workersClientOf } from '#lambdas/adapters/aws/clients.ts';
import { isServedIn } from '#lambdas/adapters/sign-in/control.ts';
import { waitingCompaniesOf } from '#lambdas/adapters/sign-in/maintenance.ts';
import { noticeQueueOf, putOffIn } from '#lambdas/adapters/tenant/notice-queue.ts';
import { mailerOf, onceMailerOf } from '#lambdas/adapters/aws/mail.ts';
import { announcedIn } from '#lambdas/adapters/jobs/announced.ts';
import { companyNamesIn } from '#lambdas/adapters/jobs/company-names.ts';
import { directoryUsersOf } from '#lambdas/adapters/jobs/directory-users.ts';
import { dueDigestsOf } from '#lambdas/adapters/jobs/due-digests.ts';
import { tellOperatorsIn } from '#lambdas/adapters/jobs/mirrored-deeds.ts';
import { findGrantIn } from '#lambdas/adapters/operator/support-grants.ts';
import { noticeTenantsOf } from '#lambdas/adapters/jobs/notice-tenants.ts';
import { resetTenantsOf } from '#lambdas/adapters/jobs/reset-tenants.ts';
import { mailWorkerEnvironment } from '#lambdas/adapters/jobs/worker-environments.ts';
import { dedicatedHostsIn } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { deliverBatch } from '#lambdas/notices/deliver-batch.ts';

const delivery = onFirstUse((source) => {
  const environment = mailWorkerEnvironment(source);
  const control = workersClientOf({ region: environment.region });
  return {
    tenantOf: noticeTenantsOf(environment, systemClock),
    waitingCompanies: waitingCompaniesOf(control, environment.controlTable),
    isServed: isServedIn(control, environment.controlTable),
    digests: dueDigestsOf(control, environment.controlTable),
    putOff: putOffIn(environment),
    grants: {
      find: findGrantIn(control, environment.controlTable),
      tellOperators: tellOperatorsIn(control, environment.auditTable),
    },
    queue: noticeQueueOf(environment),
    resetTenantOf: resetTenantsOf(environment, systemClock),
    directory: directoryUsersOf(environment),
    companyOf: companyNamesIn(control, environment.controlTable),
    announced: announcedIn(control, environment.controlTable),
    send: mailerOf(environment),
    sendOnce: onceMailerOf(environment),
    appOrigin: environment.appOrigin,
    hosts: dedicatedHostsIn(environment.dedicatedHosts),
    now: () => instantOf(systemClock()),
  };
});

/** Called by the notice queue. What it could not deliver comes again, and lies with the dead letters after 5 times. */
export const handler = ({ Records }: SQSEvent) => deliverBatch(Records, delivery());
