import { at, listOf, ofType, targetOf, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { statefulTypes } from '#proofs/checks/keeping-rules.ts';
import { keptTypes } from '#lib/constructs/keeping.ts';

/** Buckets that a service may write into by their policies, which it does as soon as it likes. */
const openToServices = (stack: SynthesizedStack): readonly unknown[] =>
  ofType(stack, 'AWS::S3::BucketPolicy').flatMap(({ properties }) =>
    listOf(at(properties, 'PolicyDocument', 'Statement')).some(
      (statement) =>
        at(statement, 'Effect') === 'Allow' &&
        at(statement, 'Principal', 'Service') !== undefined &&
        textsOf(at(statement, 'Action')).some((action) => /^s3:(PutObject|\*)/.test(action)),
    )
      ? [targetOf(at(properties, 'Bucket'))]
      : [],
  );

/** Where a resource of the same stack sends what it records or publishes while the stack is still being made. */
const namedByWriters = (stack: SynthesizedStack): readonly unknown[] => [
  ...ofType(stack, 'AWS::CloudTrail::Trail').map(({ properties }) => at(properties, 'S3BucketName')),
  ...ofType(stack, 'AWS::S3::Bucket').map(({ properties }) =>
    at(properties, 'LoggingConfiguration', 'DestinationBucketName'),
  ),
  ...ofType(stack, 'AWS::EC2::FlowLog').map(({ properties }) => at(properties, 'LogDestination')),
  ...ofType(stack, 'Custom::CDKBucketDeployment').map(({ properties }) =>
    at(properties, 'DestinationBucketName'),
  ),
];

const keyOf = ({ properties }: Resource): unknown =>
  targetOf(
    at(
      properties,
      'BucketEncryption',
      'ServerSideEncryptionConfiguration',
      0,
      'ServerSideEncryptionByDefault',
      'KMSMasterKeyID',
    ),
  );

/** Buckets that are not empty when their stack fails, and the keys that open what is in them. */
const writtenAtOnce = (stack: SynthesizedStack): ReadonlySet<unknown> => {
  const named = new Set([...openToServices(stack), ...namedByWriters(stack).map(targetOf)]);
  const written = ofType(stack, 'AWS::S3::Bucket').filter(({ id }) => named.has(id));
  return new Set([...written.map(({ id }) => id), ...written.map(keyOf)]);
};

const replicasOf = ({ properties }: Resource): readonly unknown[] => listOf(at(properties, 'Replicas'));

const protectedBy = (replica: unknown): boolean => at(replica, 'DeletionProtectionEnabled') === true;

const protectionFault = (isProtected: boolean, isProven: boolean): string | undefined => {
  if (isProven) return isProtected ? undefined : 'can be deleted by one call';
  return isProtected ? 'refuses to go before its stage is proven: no roll-back could delete it' : undefined;
};

/** Whether every call that deletes one is refused: from the day on which the stage is proven, and not before. */
export const deletionProtected: Rule = {
  id: 'deletion-protected',
  check: (stack) => {
    const isProven = stack.isProven !== false;
    const faults = [
      ...ofType(stack, 'AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table').map((table) => {
        const replicas = replicasOf(table);
        const isProtected = isProven
          ? replicas.length > 0 && replicas.every(protectedBy)
          : replicas.some(protectedBy);
        return [table.id, protectionFault(isProtected, isProven)] as const;
      }),
      ...ofType(stack, 'AWS::Cognito::UserPool').map(
        ({ id, properties }) =>
          [id, protectionFault(at(properties, 'DeletionProtection') === 'ACTIVE', isProven)] as const,
      ),
      [stack.name, protectionFault(stack.isTerminationProtected, isProven)] as const,
    ];
    return faults.flatMap(([resource, message]) => (message === undefined ? [] : [{ resource, message }]));
  },
};

const isKept = ({ deletionPolicy, updateReplacePolicy }: Resource): boolean =>
  [deletionPolicy, updateReplacePolicy].some((policy) => policy !== undefined && policy !== 'Delete');

const faultOf = (resource: Resource, isWritten: boolean): string | undefined => {
  const { type, deletionPolicy, updateReplacePolicy } = resource;
  const isKnown = keptTypes[type] !== undefined;
  if (!isKnown && !statefulTypes.includes(type))
    return isKept(resource)
      ? `is kept, and lib/constructs/keeping.ts does not say how a fresh ${type} is undone`
      : undefined;
  if (
    updateReplacePolicy !== 'Retain' ||
    (deletionPolicy !== 'RetainExceptOnCreate' && deletionPolicy !== 'Retain')
  )
    return 'goes when its stack or its definition goes';
  if (isWritten && deletionPolicy !== 'Retain')
    return 'is written while its stack is made, so a roll-back cannot delete it: markWrittenAtOnce';
  return isWritten || deletionPolicy === 'RetainExceptOnCreate'
    ? undefined
    : 'stays in the way after a failed first creation: RetainExceptOnCreate';
};

/** What holds something outlives its stack; what holds nothing yet goes with a creation that failed. */
export const retained: Rule = {
  id: 'retained',
  check: (stack) => {
    const written = writtenAtOnce(stack);
    return stack.resources.flatMap((resource) => {
      const message = faultOf(resource, written.has(resource.id));
      return message === undefined ? [] : [{ resource: resource.id, message }];
    });
  },
};

/**
 * A Region may refuse a second replica of a key while the first one waits for its end, 30 days: it is made when nothing
 * else of its stack can fail any more.
 */
export const replicaLast: Rule = {
  id: 'replica-made-last',
  check: (stack) =>
    ofType(stack, 'AWS::KMS::ReplicaKey').flatMap(({ id, dependsOn }) => {
      const before = textsOf(dependsOn);
      const later = stack.resources.filter((other) => other.id !== id && !before.includes(other.id));
      return later.map((other) => ({ resource: id, message: `is not made after ${other.id}` }));
    }),
};
