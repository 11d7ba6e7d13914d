import { at, keysOf, listOf, ofType } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule } from '#proofs/checks/synthesized.ts';

/** A resource's tags, in whichever of CloudFormation's forms its type has them. */
export const tagsOf = ({ properties }: Resource): ReadonlyMap<string, unknown> => {
  const listed = at(properties, 'Tags') ?? at(properties, 'Replicas', 0, 'Tags');
  const named = ['UserPoolTags', 'BackupVaultTags'].flatMap((name) =>
    keysOf(at(properties, name)).map((key) => [key, at(properties, name, key)] as const),
  );
  return new Map([
    ...(Array.isArray(listed)
      ? listOf(listed).map((tag) => [String(at(tag, 'Key')), at(tag, 'Value')] as const)
      : keysOf(listed).map((key) => [key, at(listed, key)] as const)),
    ...named,
  ]);
};

const allowed: Readonly<Record<string, readonly unknown[]>> = {
  Owner: ['customer', 'provider'],
  Classification: ['confidential', 'internal', 'public'],
  DataResidency: ['JP'],
};

/** Words that a person typed wrongly would put an asset outside the inventory. */
export const tagValuesKnown: Rule = {
  id: 'tag-values',
  check: (stack) =>
    stack.resources.flatMap((resource) => {
      const tags = tagsOf(resource);
      return Object.entries(allowed)
        .filter(([name, values]) => tags.has(name) && !values.includes(tags.get(name)))
        .map(([name]) => ({
          resource: resource.id,
          message: `has no such ${name}: ${String(tags.get(name))}`,
        }));
    }),
};

const holdCustomersInformation = [
  'TenantData',
  'Session',
  'Keystore',
  'Audit',
  'Documents',
  'TenantPool',
  'Copies',
  'BackupCopies',
];

/** 8.1.1: customers' information assets are kept apart from ours. */
export const customersAssetsMarked: Rule = {
  id: 'customers-assets-marked',
  check: (stack) =>
    ofType(stack, 'AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::Cognito::UserPool')
      .filter(({ id }) => holdCustomersInformation.includes(id.replace(/[0-9A-F]{8}$/, '')))
      .filter((resource) => tagsOf(resource).get('Owner') !== 'customer')
      .map(({ id }) => ({
        resource: id,
        message: "holds customers' information and is not marked as theirs",
      })),
};
