import { at, keysOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { statefulTypes } from '#proofs/checks/keeping-rules.ts';
import { fingerprintOf } from '#lib/references/fingerprint.ts';
import { replacingProperties } from '#lib/references/replacing.ts';
import { isPublished } from '#lib/references/weak-references.ts';

const weak = 'Fn::GetStackOutput';

/** The functions around each weak reference in a value, the outermost first. */
const nestingsIn = (value: unknown, around: readonly string[]): readonly (readonly string[])[] => {
  if (Array.isArray(value)) return value.flatMap((one) => nestingsIn(one, around));
  return keysOf(value).flatMap((key) => {
    const inner = at(value, key);
    if (key !== weak) return nestingsIn(inner, key.startsWith('Fn::') ? [...around, key] : around);
    const isPlain = keysOf(inner).every((name) => typeof at(inner, name) === 'string');
    return [isPlain ? around : [...around, `${weak} of a name that is computed`]];
  });
};

/** Alone, or among texts that are joined: what the CDK's own deployed examples, and its ARNs of things in a stack, hold. */
const isSeen = (around: readonly string[]): boolean => around.length === 0 || around.join() === 'Fn::Join';

export const nestingsSeen: Rule = {
  id: 'reference-nested-as-seen',
  check: ({ resources, outputs }) =>
    [
      ...resources.map(({ id, properties }) => [id, properties] as const),
      ...Object.entries(outputs).map(([id, value]) => [`Outputs.${id}`, value] as const),
    ].flatMap(([resource, value]) =>
      [
        ...new Set(
          nestingsIn(value, [])
            .filter((around) => !isSeen(around))
            .map((around) => around.join(' of ')),
        ),
      ].map((around) => ({
        resource,
        message: `reads another stack inside ${around}, which nobody has seen CloudFormation take`,
      })),
    ),
};

const nameFault = ({ resources }: SynthesizedStack, name: string, value: unknown): string | undefined => {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  try {
    return name.endsWith(fingerprintOf(value, (id) => byId.get(id)))
      ? undefined
      : 'would keep its name when what it stands for is replaced: those who read it would not notice';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

export const outputsFollow: Rule = {
  id: 'reference-follows-resource',
  check: (stack) =>
    Object.entries(stack.outputs)
      .filter(([name]) => isPublished(name))
      .flatMap(([name, value]) => {
        const message = nameFault(stack, name, value);
        return message === undefined ? [] : [{ resource: `Outputs.${name}`, message }];
      }),
};

/** A replica is nothing without its key, which is never replaced; KMS refuses a second one in a Region. */
const mustBeRead = 'AWS::KMS::ReplicaKey.PrimaryKeyArn';

const replacedByReading = ({ type, properties }: Resource): readonly string[] =>
  (replacingProperties(type) ?? []).filter(
    (name) => `${type}.${name}` !== mustBeRead && JSON.stringify(at(properties, name) ?? '').includes(weak),
  );

/** CloudFormation does not know the value before the change, and plans for the worst: https://github.com/aws/aws-cdk/issues/38829 */
export const keptAreNotReplaced: Rule = {
  id: 'reference-replaces-nothing-kept',
  check: ({ resources }) =>
    resources
      .filter(({ type }) => statefulTypes.includes(type))
      .flatMap((resource) =>
        replacedByReading(resource).map((name) => ({
          resource: resource.id,
          message: `reads ${name} from another stack: a change may replace what it keeps`,
        })),
      ),
};
