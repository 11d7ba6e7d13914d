import { at, keysOf, listOf, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { templateOfStacks } from '#proofs/rights/template-of-stacks.ts';
import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';

/** One statement of a policy in a template, with plain values. */
export type FoundStatement = {
  /** `stafee-prod-Data/Audit3D8ADE0A`. */
  readonly place: string;
  /** Who holds it together with other statements: the ARN of a role. Undefined for what a resource holds about itself. */
  readonly holder: string | undefined;
  readonly effect: string;
  readonly actions: readonly string[];
  /** `NotAction`. */
  readonly otherThan: readonly string[];
  /** Undefined in a trust policy, and for `NotResource`. */
  readonly resources: readonly string[] | undefined;
  readonly conditions: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly string[];
  }[];
};

/** Policies, wherever a type keeps them; that of a log group's service is one long text. */
const statementsOf = (value: unknown): readonly unknown[] => {
  if (typeof value === 'string') return value.includes('"Effect"') ? statementsOf(JSON.parse(value)) : [];
  if (Array.isArray(value)) return value.flatMap(statementsOf);
  const keys = keysOf(value);
  return keys.includes('Effect') && (keys.includes('Action') || keys.includes('NotAction'))
    ? [value]
    : keys.flatMap((key) => statementsOf(at(value, key)));
};

const conditionsOf = (statement: unknown): FoundStatement['conditions'] =>
  keysOf(at(statement, 'Condition')).flatMap((operator) =>
    keysOf(at(statement, 'Condition', operator)).map((key) => ({
      operator,
      key,
      values: textsOf(at(statement, 'Condition', operator, key)),
    })),
  );

/** A managed policy that no role of ours takes is one of those that bootstrapping gives to one role, CloudFormation's. */
const holdersOf = (
  { type, properties }: Resource,
  property: string,
  read: (name: string) => unknown,
  boundary: string,
): readonly (string | undefined)[] => {
  if (type === 'AWS::IAM::Role') return [property === 'Policies' ? 'itself' : undefined];
  if (type !== 'AWS::IAM::Policy' && type !== 'AWS::IAM::ManagedPolicy') return [undefined];
  const roles = textsOf(read('Roles'));
  if (roles.length > 0) return roles;
  return [at(properties, 'ManagedPolicyName') === boundary ? undefined : 'CloudFormation'];
};

const inResource = (
  stack: SynthesizedStack,
  resource: Resource,
  found: ReturnType<CloudTemplate['ofType']>[number],
  boundary: string,
): readonly FoundStatement[] =>
  keysOf(resource.properties)
    .filter((property) => JSON.stringify(at(resource.properties, property)).includes('Effect'))
    .flatMap((property) =>
      statementsOf(found.property(property)).flatMap((statement) =>
        holdersOf(resource, property, found.property, boundary).map((holder) => ({
          place: `${stack.name}/${resource.id}`,
          holder:
            holder === undefined ? undefined : `${stack.name}/${holder === 'itself' ? found.name : holder}`,
          effect: String(at(statement, 'Effect')),
          actions: textsOf(at(statement, 'Action')),
          otherThan: textsOf(at(statement, 'NotAction')),
          resources:
            at(statement, 'Resource') === undefined
              ? undefined
              : listOf(at(statement, 'Resource')).map(String),
          conditions: conditionsOf(statement),
        })),
      ),
    );

/** Every statement in the templates of some stacks. `boundary` is the name of the policy that bounds and gives nothing. */
export const statementsIn = (
  stacks: readonly SynthesizedStack[],
  boundary: string,
): readonly FoundStatement[] => {
  const found = new Map(
    templateOfStacks(stacks)
      .ofType()
      .map((resource) => [`${resource.stack}/${resource.logicalId}`, resource] as const),
  );
  return stacks.flatMap((stack) =>
    stack.resources.flatMap((resource) => {
      const plain = found.get(`${stack.name}/${resource.id}`);
      return plain === undefined ? [] : inResource(stack, resource, plain, boundary);
    }),
  );
};
