import { boundaryName } from '#lib/constructs/boundary.ts';
import { isNeverCaused } from '#proofs/checks/never-caused.ts';
import { statementsIn } from '#proofs/checks/statements-in.ts';
import type { FoundStatement } from '#proofs/checks/statements-in.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { overlaps } from '#proofs/rights/overlap.ts';
import { fitsWildcard } from '#local/aws/policies/pattern.ts';
import { isPublishedService, publishedAction } from '#lib/execution/published/published-actions.ts';
import type { PublishedAction } from '#lib/execution/published/published-actions.ts';

export const authorizationRuleId = 'authorized-as-published';

const refresh = (action: string): string =>
  `names ${action}, which lib/execution/published/actions.json does not hold: correct the name, or add its line from https://docs.aws.amazon.com/service-authorization/latest/reference/ (docs/decisions/0095 says how)`;

/** All of a service, or everything: a lock or a door as a whole, of which there is nothing to look up but the service. */
const serviceAlone = (action: string): string | undefined => /^([\w-]+):\*$/.exec(action)?.[1];

/** An output of a stage that is not judged with this one has a name only (proofs/rights/template-of-stacks.ts). */
const isFromElsewhere = (resource: string): boolean => /^stafee-[\w-]+\.\w+/.test(resource);

const reaches = ({ resources }: FoundStatement, forms: readonly string[]): boolean =>
  resources?.some(
    (resource) => isFromElsewhere(resource) || forms.some((form) => overlaps(resource, form)),
  ) ?? true;

const resourceFault = (
  action: string,
  { required, optional }: PublishedAction,
  statement: FoundStatement,
): string | undefined => {
  const { resources } = statement;
  if (resources === undefined || resources.includes('*')) return undefined;
  const types = [...required, ...optional];
  if (types.length === 0) return `confines ${action} to ${resources.join(', ')}, but it knows no resource`;
  return types.some(([, forms]) => reaches(statement, forms))
    ? undefined
    : `confines ${action} to ${resources.join(', ')}, none of which is a ${types.map(([type]) => type).join(' or ')}`;
};

/** `kms:EncryptionContext:tenantId` fits `kms:EncryptionContext:${EncryptionContextKey}`. */
const isKeyOf = ({ keys }: PublishedAction, key: string): boolean =>
  keys.some((form) => fitsWildcard(form.replaceAll(/\$\{[^}]*\}/g, '*').toLowerCase(), key.toLowerCase()));

/**
 * Keys of a service, and those about tags; the rest of `aws:` is in every request, and a token's keys are its issuer's.
 * Lambda puts its key into every request that a function makes:
 * https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
 */
const isOfSome = (key: string): boolean =>
  /^aws:(RequestTag\/|TagKeys$|ResourceTag\/)/i.test(key) ||
  (/^[a-z0-9-]+:/.test(key) && !/^(aws:|lambda:SourceFunctionArn$)/i.test(key));

const conditionFault = (
  action: string,
  published: PublishedAction,
  { conditions }: FoundStatement,
): string | undefined => {
  const unknown = conditions.find(
    ({ operator, key }) => !operator.endsWith('IfExists') && isOfSome(key) && !isKeyOf(published, key),
  );
  return unknown === undefined
    ? undefined
    : `puts the condition ${unknown.key} on ${action}, which has no such key (if AWS says it has, lib/execution/published/actions.json lacks it)`;
};

const faultsOfAction = (action: string, statement: FoundStatement): readonly string[] => {
  if (action === '*') return [];
  const service = serviceAlone(action);
  if (service !== undefined) return isPublishedService(service) ? [] : [refresh(action)];
  const published = publishedAction(action);
  if (published === undefined) return [refresh(action)];
  return [resourceFault(action, published, statement), conditionFault(action, published, statement)].filter(
    (fault) => fault !== undefined,
  );
};

const allowing = (statements: readonly FoundStatement[], action: string): readonly FoundStatement[] =>
  statements.filter(
    ({ effect, actions }) => effect === 'Allow' && actions.some((given) => fitsWildcard(given, action)),
  );

/** A role that a service makes for itself: the permission names services, and this must be one of them. */
const isForService = (service: string, { conditions }: FoundStatement): boolean =>
  conditions.every(
    ({ key, values }) =>
      key !== 'iam:AWSServiceName' ||
      values.some(
        (name) => name === `${service}.amazonaws.com` || name.endsWith(`.${service}.amazonaws.com`),
      ),
  );

const meets = (action: string, need: string, statements: readonly FoundStatement[]): boolean => {
  const given = allowing(statements, need);
  return need === 'iam:CreateServiceLinkedRole'
    ? given.some((statement) => isForService(action.split(':')[0] ?? '', statement))
    : given.length > 0;
};

/** What a holder may call, but not to the end: a type of resource that is always asked about, or an action called on the way. */
const gapsOf = (action: string, statements: readonly FoundStatement[]): readonly string[] => {
  const published = publishedAction(action);
  if (published === undefined || action.includes('*')) return [];
  const own = allowing(statements, action);
  return [
    ...[...published.required]
      .filter(([, forms]) => !own.some((statement) => reaches(statement, forms)))
      .map(([type]) => `allows ${action} on no ${type}, about which it always asks`),
    ...published.needs
      .filter((need) => !isNeverCaused(action, need) && !meets(action, need, statements))
      .map((need) => `allows ${action}, which needs ${need} too`),
  ];
};

const faultsOfHolder = (statements: readonly FoundStatement[]): readonly string[] => {
  const own = statements.filter(({ effect }) => effect === 'Allow');
  const where = new Map(
    own.flatMap(({ place, actions }) => actions.map((action) => [action, place] as const)),
  );
  return [...where].flatMap(([action, place]) => gapsOf(action, own).map((gap) => `${place} ${gap}`));
};

const faultsOfStatements = (statements: readonly FoundStatement[]): readonly string[] => {
  const holders = Map.groupBy(
    statements.filter(({ holder }) => holder !== undefined),
    ({ holder }) => holder,
  );
  return [
    ...statements.flatMap((statement) =>
      [...statement.actions, ...statement.otherThan].flatMap((action) =>
        faultsOfAction(action, statement).map((fault) => `${statement.place} ${fault}`),
      ),
    ),
    ...[...holders.values()].flatMap(faultsOfHolder),
  ];
};

/**
 * Every statement that we synthesize against what AWS publishes of its actions: names that are none, resources and
 * condition keys that an action does not know, and actions that it needs besides. Answers with a line for each fault;
 * what cannot be read is one too.
 */
export const authorizationFaults = (stacks: readonly SynthesizedStack[]): readonly string[] => {
  try {
    return [...new Set(faultsOfStatements(statementsIn(stacks, boundaryName)))];
  } catch (error) {
    return [`a policy cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
};
