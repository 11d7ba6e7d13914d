import { at, each, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Rule } from '#proofs/checks/synthesized.ts';

const everybody = (statement: unknown): boolean =>
  at(statement, 'Principal') === '*' || at(statement, 'Principal', 'AWS') === '*';

const changes = ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'];

/** Nobody is left out: a condition would leave somebody out. */
const forbidsChange = (statement: unknown): boolean =>
  at(statement, 'Effect') === 'Deny' &&
  everybody(statement) &&
  at(statement, 'Condition') === undefined &&
  at(statement, 'Resource') === '*' &&
  changes.every((call) => textsOf(at(statement, 'Action')).includes(`dynamodb:${call}`));

const isClosed = (replica: unknown): boolean =>
  listOf(at(replica, 'ResourcePolicy', 'PolicyDocument', 'Statement')).some(forbidsChange);

export const auditAppendOnly = each(
  'audit-append-only',
  ['AWS::DynamoDB::GlobalTable'],
  ({ id, properties }) => {
    if (!id.startsWith('Audit')) return undefined;
    const replicas = listOf(at(properties, 'Replicas'));
    return replicas.length > 0 && replicas.every(isClosed)
      ? undefined
      : 'lets somebody change the trail: deny it to everybody in its resource policy';
  },
);

/** As long as the trail is promised to be kept (docs/decisions/0026). */
const lockedDays = 400;

/** Stage dev and the laptop keep nobody's trail; there a lock would only stand in the way of tidying up. */
export const archivesLocked: Rule = {
  id: 'archive-locked',
  check: (stack) =>
    !stack.name.startsWith('stafee-prod-')
      ? []
      : each('archive', ['AWS::S3::Bucket'], ({ id, properties }) => {
          if (!/^(Archive|AuditCopies|CallsRecords)/.test(id)) return undefined;
          const retention = at(properties, 'ObjectLockConfiguration', 'Rule', 'DefaultRetention');
          const isLocked =
            at(properties, 'ObjectLockEnabled') === true && Number(at(retention, 'Days')) >= lockedDays;
          if (isLocked && at(retention, 'Mode') === (stack.isProven === false ? 'GOVERNANCE' : 'COMPLIANCE'))
            return undefined;
          return stack.isProven === false
            ? 'is locked without a way back (or not at all) before its stage is proven: governance mode'
            : `can be rewritten within ${lockedDays} days: lock it in compliance mode`;
        }).check(stack),
};

/** Whoever hangs segments on chains makes no seal, and whoever seals makes no segment. */
const partsWritten: readonly (readonly [role: RegExp, part: RegExp])[] = [
  [/^auditarchive/, /\/(t|ops|other)\/\*$/],
  [/^auditseal/, /\/seals\/\*$/],
  // It writes copies into a bucket of their own.
  [/^auditextract/, /^$/],
];

const lastOf = (resource: unknown): string => String(listOf(at(resource, 'Fn::Join', 1)).at(-1));

export const archivePartsApart: Rule = {
  id: 'archive-parts-apart',
  check: (stack) =>
    ofType(stack, 'AWS::IAM::Policy').flatMap(({ id, properties }) => {
      const part = partsWritten.find(([role]) => role.test(id))?.[1];
      return listOf(at(properties, 'PolicyDocument', 'Statement'))
        .filter((statement) => textsOf(at(statement, 'Action')).includes('s3:PutObject'))
        .flatMap((statement) => listOf(at(statement, 'Resource')))
        .filter(
          (resource) =>
            JSON.stringify(resource).includes('"Archive') && part?.test(lastOf(resource)) !== true,
        )
        .map(() => ({ resource: id, message: 'writes into a part of the archive that is not its own' }));
    }),
};

/** What no role of ours may do, whatever else it is given. */
const bounds = [
  'JapanOnly',
  'RolesStayBounded',
  'NoOtherIdentities',
  'DeployersStay',
  'EvidenceStays',
  'TrailIsDeployed',
  'NoOtherDoors',
  'ReadersSeeNoContents',
];

export const boundaryStands: Rule = {
  id: 'boundary-stands',
  check: (stack) => {
    if (!stack.name.endsWith('-Deploy')) return [];
    const denied = ofType(stack, 'AWS::IAM::ManagedPolicy')
      .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')))
      .filter((statement) => at(statement, 'Effect') === 'Deny')
      .flatMap((statement) => textsOf(at(statement, 'Sid')));
    return bounds
      .filter((bound) => !denied.includes(bound))
      .map((bound) => ({ resource: stack.name, message: `has no bound ${bound} for its roles` }));
  },
};
