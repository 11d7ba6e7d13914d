import * as alarms from '#proofs/checks/alarm-rules.ts';
import * as api from '#proofs/checks/api-rules.ts';
import * as archive from '#proofs/checks/archive-rules.ts';
import * as backup from '#proofs/checks/backup-rules.ts';
import { boundaryWhole } from '#proofs/checks/boundary-rules.ts';
import * as deploying from '#proofs/checks/deploy-rules.ts';
import * as door from '#proofs/checks/door-rules.ts';
import { violationsIn } from '#proofs/checks/checked.ts';
import { idsFrozen } from '#proofs/checks/frozen-ids.ts';
import { propertiesFrozen } from '#proofs/checks/frozen-properties.ts';
import * as evidence from '#proofs/checks/evidence-rules.ts';
import * as handing from '#proofs/checks/hand-over-rules.ts';
import * as header from '#proofs/checks/header-rules.ts';
import * as identity from '#proofs/checks/identity-rules.ts';
import * as job from '#proofs/checks/job-rules.ts';
import * as keeping from '#proofs/checks/keeping-rules.ts';
import * as messages from '#proofs/checks/message-rules.ts';
import * as network from '#proofs/checks/network-rules.ts';
import * as place from '#proofs/checks/place-rules.ts';
import * as plane from '#proofs/checks/plane-rules.ts';
import * as policy from '#proofs/checks/policy-rules.ts';
import * as quotas from '#proofs/checks/quota-rules.ts';
import * as reach from '#proofs/checks/reach-rules.ts';
import * as retention from '#proofs/checks/retention-rules.ts';
import * as references from '#proofs/checks/reference-rules.ts';
import * as rights from '#proofs/checks/rights-rules.ts';

import * as support from '#proofs/checks/support-rules.ts';
import type { Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import * as tags from '#proofs/checks/tag-rules.ts';
import * as texts from '#proofs/checks/text-rules.ts';
import * as told from '#proofs/checks/told-rules.ts';
import * as trail from '#proofs/checks/trail-rules.ts';
import * as values from '#proofs/checks/value-rules.ts';
import * as wall from '#proofs/checks/wall-rules.ts';
import * as wallShape from '#proofs/checks/wall-shape-rules.ts';

/** Our own rules about what is deployed; each has a planted violation in test/proofs/checks. */
export const rulePack: readonly Rule[] = [
  keeping.regionInJapan,
  keeping.tablesUnderCustomerKey,
  keeping.bucketsUnderCustomerKey,
  keeping.logsUnderCustomerKey,
  keeping.keysRotate,
  keeping.sevenDaysBack,
  retention.deletionProtected,
  retention.retained,
  retention.replicaLast,
  keeping.bucketsVersioned,
  keeping.logsRetained,
  keeping.tagged,
  backup.vaultsLocked,
  backup.dailyWithCopy,
  backup.exportsKept,
  backup.backupsReplicated,
  backup.tablesInPlan,
  backup.optedIn,
  backup.restoresTested,
  messages.messagesUnderCustomerKey,
  messages.messagesTlsOnly,
  messages.topicsRead,
  messages.messagesKept,
  messages.messagesEnd,
  messages.messagesRead,
  messages.mailByTls,
  policy.noStrangers,
  policy.servicesForUs,
  policy.rolesTakenByUs,
  policy.managedPoliciesKnown,
  policy.keysUsable,
  archive.auditAppendOnly,
  archive.archivesLocked,
  archive.archivePartsApart,
  archive.boundaryStands,
  evidence.evidenceStays,
  evidence.evidenceOutlivesClocks,
  job.functionsCurrent,
  job.queuesExist,
  job.schedulesRun,
  job.eventsRun,
  job.mappingsRun,
  job.jobsKeepFailures,
  job.functionsStarted,
  identity.nobodySignsUp,
  identity.passwordsStrong,
  identity.operatorsWatched,
  identity.tokensShort,
  identity.tenantsTier,
  identity.passkeysWhole,
  api.authorizersExist,
  api.apisRegional,
  api.stagesMeasured,
  api.apisWhole,
  api.ownHostOnly,
  api.refusalsCarryHeaders,
  api.refusalsOurs,
  api.bodiesJudged,
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
  rights.factorsAreAuthenticators,
  rights.operatorsWithTwoFactors,
  reach.readsNamed,
  reach.callsBound,
  reach.interfacesByLambda,
  reach.tenantKeysByContext,
  reach.filesByTag,
  reach.keysThroughService,
  reach.jobsWithinKeys,
  reach.bucketsBound,
  reach.mailReadsLittle,
  reach.tableKeysWhole,
  plane.operatorsWithoutPayload,
  plane.operatorsBehindWall,
  support.supportReadsAlone,
  support.supportAsksForGrants,
  support.supportOfOneTenant,
  network.noOpenIngress,
  network.ingressNamed,
  network.endpointsNearby,
  network.subnetsPrivate,
  network.defaultGroupsClosed,
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
  wallShape.wallsComplete,
  wallShape.wallsInOrder,
  wallShape.operatorAddressesNarrow,
  boundaryWhole,
  place.conditionsNameUs,
  place.topicsTakeAlarms,
  place.filesEnd,
  texts.jobsOftenEnough,
  texts.accessLogsWhole,
  texts.wallTextsKnown,
  handing.handOversBound,
  handing.runsDoLittle,
  header.pagesCarryHeaders,
  header.refusalsCarryAllHeaders,
  alarms.alarmsBounded,
  alarms.alarmsHaveMetrics,
  quotas.quotasAgree,
  told.callsTold,
  told.failuresTold,
  told.rerunsHear,
  told.filtersWhole,
  values.apisBounded,
  values.wallsBounded,
  values.identitiesBounded,
  values.storageBounded,
  values.backupsBounded,
  values.workBounded,
  values.networksBounded,
  values.everyNumberKnown,
  idsFrozen,
  propertiesFrozen,
  references.nestingsSeen,
  references.outputsFollow,
  references.keptAreNotReplaced,
];

/** One line per broken rule: rule, stack, resource, what is wrong with it. */
export const violationsOf = (stacks: readonly SynthesizedStack[]): readonly string[] =>
  stacks.flatMap((stack) =>
    rulePack.flatMap((rule) =>
      violationsIn(rule, stack).map(
        ({ resource, message }) => `${rule.id}: ${stack.name}/${resource} ${message}`,
      ),
    ),
  );
