import { at, each, keysOf, listOf, ofType } from '#proofs/checks/synthesized.ts';
import type { Rule, SynthesizedStack, Violation } from '#proofs/checks/synthesized.ts';
import { requestContextOf } from '#local/aws/policies/condition-keys.ts';
import { evaluate } from '#local/aws/policies/evaluate.ts';
import { policiesOfTemplate } from '#local/aws/policies/policies-of-template.ts';
import { readPolicy } from '#local/aws/policies/policy-document.ts';
import type { Policy } from '#local/aws/policies/policy-document.ts';
import { templateOfStacks } from '#proofs/rights/template-of-stacks.ts';

/** Who asks, each with every right that IAM can give him. */
const askers = (account: string, stage: string, region: string) => {
  const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
  return {
    purge: [role(`stafee-${stage}-tenant-purge`)],
    restorer: [role(`stafee-${stage}-receipts-restorer`)],
    deployment: [role(`cdk-stafee-cfn-exec-role-${account}-${region}`)],
    'anybody else': [
      `arn:aws:iam::${account}:root`,
      `arn:aws:iam::${account}:user/administrator`,
      role(`aws-reserved/sso.amazonaws.com/${region}/AWSReservedSSO_AdministratorAccess_0123456789abcdef`),
      role(`stafee-${stage}-TenantApi-tenantappRole-0123456789AB`),
      // Names that are like those above.
      role(`stafee-${stage}-tenant-purge-2`),
      role(`path/stafee-${stage}-tenant-purge`),
      role(`stafee-other-tenant-purge`),
      `arn:aws:iam::999999999999:role/stafee-${stage}-tenant-purge`,
      `arn:aws:iam::999999999999:role/cdk-stafee-cfn-exec-role-${account}-${region}`,
      role(`path/cdk-stafee-cfn-exec-role-${account}-${region}`),
      role('cdk-stafee-cfn-exec-role-of-mine'),
    ],
  };
};

type Asker = keyof ReturnType<typeof askers>;

const everybody: readonly Asker[] = ['purge', 'restorer', 'deployment', 'anybody else'];

type Deed = {
  readonly deed: string;
  readonly actions: readonly string[];
  readonly on: 'the bucket' | 'a file';
  readonly keys?: Readonly<Record<string, string>>;
  readonly may: readonly Asker[];
};

/** What the bucket itself lets happen, whoever else would allow it. */
const deeds: readonly Deed[] = [
  {
    deed: 'take a version of a file away',
    actions: ['DeleteObjectVersion'],
    on: 'a file',
    may: ['purge'],
  },
  {
    deed: 'hide a file, lock it, or replace it from elsewhere',
    actions: [
      'BypassGovernanceRetention',
      'DeleteObject',
      'PutObjectAcl',
      'PutObjectLegalHold',
      'PutObjectRetention',
      'PutObjectVersionAcl',
      'ReplicateDelete',
      'ReplicateObject',
      'UpdateObjectEncryption',
    ],
    on: 'a file',
    may: [],
  },
  { deed: 'put a file over another', actions: ['PutObject'], on: 'a file', may: ['restorer'] },
  {
    deed: 'put a file where none is',
    actions: ['PutObject'],
    on: 'a file',
    keys: { 's3:if-none-match': '*' },
    may: everybody,
  },
  {
    deed: 'change how the bucket keeps its files',
    actions: [
      'DeleteBucketPolicy',
      'PutBucketAcl',
      'PutBucketCORS',
      'PutBucketObjectLockConfiguration',
      'PutBucketOwnershipControls',
      'PutBucketPolicy',
      'PutBucketPublicAccessBlock',
      'PutBucketTagging',
      'PutBucketVersioning',
      'PutEncryptionConfiguration',
      'PutLifecycleConfiguration',
      'PutReplicationConfiguration',
      'TagResource',
      'UntagResource',
    ],
    on: 'the bucket',
    may: ['deployment'],
  },
  { deed: 'delete the bucket', actions: ['DeleteBucket'], on: 'the bucket', may: [] },
];

const almighty = readPolicy('almighty', {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

const isLetThrough = (
  policy: Policy,
  bucketArn: string,
  asker: string,
  action: string,
  deed: Deed,
): boolean =>
  evaluate(
    {
      action: `s3:${action}`,
      resource: deed.on === 'a file' ? `${bucketArn}/t/t01kmnat0000000000000000000/evidence/1` : bucketArn,
      principal: { arn: asker },
      // Nothing else is known: a denial under a further condition would not be one.
      context: requestContextOf({ 'aws:PrincipalArn': asker, ...deed.keys }),
    },
    { identity: [almighty], resource: policy },
  ).decision === 'allowed';

const judged = new Map<string, readonly string[]>();

/** Every asker against every deed; nothing when the bucket lets through exactly whom it should. */
const faultsOf = (stack: SynthesizedStack): readonly string[] => {
  const { account, region, name } = stack;
  const stage = name.replace(/^stafee-|-Data$/g, '');
  const [found] = [...policiesOfTemplate(templateOfStacks([stack])).ofResource].filter(([, { name: path }]) =>
    path.includes('/Documents/'),
  );
  if (found === undefined) return ['has no policy that keeps its files'];
  const [arn, policy] = found;
  return Object.entries(askers(account, stage, region)).flatMap(([asker, arns]) =>
    deeds.flatMap((deed) =>
      deed.actions.flatMap((action) => {
        const isMeant = deed.may.some((one) => one === asker);
        const others = arns.filter((one) => isLetThrough(policy, arn, one, action, deed) !== isMeant);
        // A stage without a backup has nobody who brings files back.
        if (others.length === 0 || (asker === 'restorer' && isMeant)) return [];
        return [
          `${isMeant ? 'does not let' : 'lets'} ${asker} ${deed.deed} (s3:${action}, ${others.join(', ')})`,
        ];
      }),
    ),
  );
};

/** What cannot be read keeps nothing, as far as anybody knows. */
const orFault = (judge: () => readonly string[]): readonly string[] => {
  try {
    return judge();
  } catch (error) {
    return [
      `keeps its files in a way that cannot be judged: ${error instanceof Error ? error.message : String(error)}`,
    ];
  }
};

const isDataOfKeptStage = ({ name, isProven }: SynthesizedStack): boolean =>
  name.endsWith('-Data') && isProven !== false;

/**
 * The evidence bucket against everybody, with every right of IAM on his side. The same policy is judged once: every
 * mutation of a template asks for a verdict.
 */
export const evidenceStays: Rule = {
  id: 'evidence-stays',
  check: (stack) => {
    if (!isDataOfKeptStage(stack)) return [];
    const kept = ofType(stack, 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy').filter(({ id }) =>
      id.startsWith('Documents'),
    );
    const text = JSON.stringify([stack.account, stack.region, stack.name, kept]);
    const faults = judged.get(text) ?? orFault(() => faultsOf(stack));
    judged.set(text, faults);
    return faults.map((message): Violation => ({ resource: kept[0]?.id ?? 'Documents', message }));
  },
};

/** Parts of uploads that broke off, and markers over nothing. What was stored has no end by a clock. */
const maySweep = ['AbortIncompleteMultipartUpload', 'ExpiredObjectDeleteMarker', 'Id', 'Status'];

export const evidenceOutlivesClocks: Rule = {
  id: 'evidence-outlives-clocks',
  check: (stack) =>
    each('bucket', ['AWS::S3::Bucket'], ({ id, properties }) => {
      if (!id.startsWith('Documents') || !stack.name.endsWith('-Data')) return undefined;
      const rules = listOf(at(properties, 'LifecycleConfiguration', 'Rules'));
      const more = [...new Set(rules.flatMap(keysOf).filter((key) => !maySweep.includes(key)))];
      if (more.length > 0) return `lets a clock end files or versions: ${more.join(', ')}`;
      const isSwept = rules.some(
        (rule) =>
          at(rule, 'Status') === 'Enabled' &&
          at(rule, 'AbortIncompleteMultipartUpload', 'DaysAfterInitiation') === 1,
      );
      return isSwept ? undefined : 'keeps parts of uploads that broke off';
    }).check(stack),
};
