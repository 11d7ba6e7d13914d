import * as backup from '#lib/checks/backup-rules.ts';
import * as deploying from '#lib/checks/deploy-rules.ts';
import * as door from '#lib/checks/door-rules.ts';
import { idsFrozen } from '#lib/checks/frozen-ids.ts';
import * as keeping from '#lib/checks/keeping-rules.ts';
import * as network from '#lib/checks/network-rules.ts';
import * as plane from '#lib/checks/plane-rules.ts';
import * as rights from '#lib/checks/rights-rules.ts';

import type { Rule, SynthesizedStack } from '#lib/checks/synthesized.ts';
import * as tags from '#lib/checks/tag-rules.ts';
import * as trail from '#lib/checks/trail-rules.ts';
import * as wall from '#lib/checks/wall-rules.ts';

/** Our own rules about what is deployed; each has a planted violation in test/lib/checks. */
export const rulePack: readonly Rule[] = [
  keeping.regionInJapan,
  keeping.tablesUnderCustomerKey,
  keeping.bucketsUnderCustomerKey,
  keeping.logsUnderCustomerKey,
  keeping.keysRotate,
  keeping.sevenDaysBack,
  keeping.deletionProtected,
  keeping.retained,
  keeping.bucketsVersioned,
  keeping.logsRetained,
  keeping.tagged,
  backup.vaultsLocked,
  backup.dailyWithCopy,
  backup.backupsReplicated,
  backup.tablesInPlan,
  backup.optedIn,
  door.authorizedMethods,
  door.everyRouteServed,
  door.authorizerSeesAddress,
  door.tenantsApart,
  door.modernTls,
  door.bucketsTlsOnly,
  rights.tenantRolesConfined,
  rights.tenantTagDemanded,
  rights.noWildcardWrites,
  rights.clientWritesNothing,
  rights.tenantOfUserFixed,
  rights.operatorsWithTwoFactors,
  plane.operatorsWithoutPayload,
  plane.operatorsBehindWall,
  network.noOpenIngress,
  network.egressNamed,
  network.noWayOut,
  network.endpointsForAccount,
  network.flowsLogged,
  network.planesApart,
  deploying.deployersNamed,
  deploying.rolesBounded,
  deploying.typesExecutable,
  tags.tagValuesKnown,
  tags.customersAssetsMarked,
  trail.trailWhole,
  wall.everythingWalled,
  wall.logsWithoutSecrets,
  wall.setsWithinLimit,
  idsFrozen,
];

/** One line per broken rule: rule, stack, resource, what is wrong with it. */
export const violationsOf = (stacks: readonly SynthesizedStack[]): readonly string[] =>
  stacks.flatMap((stack) =>
    rulePack.flatMap(({ id, check }) =>
      check(stack).map(({ resource, message }) => `${id}: ${stack.name}/${resource} ${message}`),
    ),
  );
