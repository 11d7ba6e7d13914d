import type { App } from 'aws-cdk-lib';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

import { StageStack } from '#lib/stacks/stage-stack.ts';

/** A template as rules read it: plain values, nothing assumed. */
export type Resource = {
  readonly id: string;
  readonly type: string;
  readonly properties: unknown;
  /** Name of the template's condition. @default it is always made */
  readonly condition?: unknown;
  readonly deletionPolicy: unknown;
  readonly updateReplacePolicy: unknown;
  /** Logical ids that are made before it. @default none is named */
  readonly dependsOn?: unknown;
};

export type SynthesizedStack = {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** Whether the stage has passed its smoke test and is protected from then on. @default it has */
  readonly isProven?: boolean;
  /** Whether the stack itself refuses to be deleted. */
  readonly isTerminationProtected: boolean;
  readonly resources: readonly Resource[];
  /** What other stacks read of it, by name. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Names under which it exports to its account and Region. @default it exports nothing */
  readonly exports?: readonly unknown[];
  /** Construct paths (`stafee-prod-Data/TenantData`) by resource id. */
  readonly paths: Readonly<Record<string, string>>;
};

export type Violation = { readonly resource: string; readonly message: string };

/** One rule judges one stack; `id` is what a report prints. */
export type Rule = {
  readonly id: string;
  readonly check: (stack: SynthesizedStack) => readonly Violation[];
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of keys and indexes, or `undefined`. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((here, key) => {
    if (Array.isArray(here) && typeof key === 'number') return here[key];
    return isRecord(here) ? here[key] : undefined;
  }, value);

/** A list, a single value as a list of one, or nothing. IAM allows both forms. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((entry): entry is string => typeof entry === 'string');

const byType = new WeakMap<readonly Resource[], ReadonlyMap<string, readonly Resource[]>>();

/** By type, read once for a list of resources: a stack has hundreds, and each rule asks for a few of them. */
const typesIn = (resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> => {
  const known = byType.get(resources) ?? Map.groupBy(resources, ({ type }) => type);
  byType.set(resources, known);
  return known;
};

/** The resources of some types, in the order of the template. A list of resources is never changed in place. */
export const ofType = ({ resources }: SynthesizedStack, ...types: readonly string[]): readonly Resource[] => {
  const [only, ...others] = types.filter((type) => typesIn(resources).has(type));
  if (only === undefined) return [];
  return others.length === 0
    ? (typesIn(resources).get(only) ?? [])
    : resources.filter(({ type }) => types.includes(type));
};

export const keysOf = (value: unknown): readonly string[] => (isRecord(value) ? Object.keys(value) : []);

/** The logical id that a reference names, within its stack. */
export const targetOf = (reference: unknown): unknown =>
  at(reference, 'Ref') ?? at(reference, 'Fn::GetAtt', 0);

const texts = new WeakMap<object, string>();

/** The JSON of a value of a template, written once: hundreds of alarms are searched for each thing that they watch. */
export const textOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? '');
  const text = texts.get(value) ?? JSON.stringify(value);
  texts.set(value, text);
  return text;
};

/** Whether anything inside names this logical id. */
export const mentions = (value: unknown, id: string): boolean => textOf(value).includes(`"${id}"`);

const pathsIn = (artifact: CloudFormationStackArtifact): Readonly<Record<string, string>> =>
  Object.fromEntries(
    artifact
      .findMetadataByType('aws:cdk:logicalId')
      .flatMap(({ path, data }) =>
        typeof data === 'string' ? [[data, path.replace(/^\//, '').replace(/\/Resource$/, '')]] : [],
      ),
  );

const stackOf = (
  artifact: CloudFormationStackArtifact,
  template: unknown,
  isProven: boolean,
): SynthesizedStack => ({
  name: artifact.stackName,
  isProven,
  account: artifact.environment.account,
  region: artifact.environment.region,
  isTerminationProtected: artifact.terminationProtection === true,
  outputs: Object.fromEntries(
    keysOf(at(template, 'Outputs')).map((id) => [id, at(template, 'Outputs', id, 'Value')]),
  ),
  exports: keysOf(at(template, 'Outputs'))
    .map((id) => at(template, 'Outputs', id, 'Export', 'Name'))
    .filter((name) => name !== undefined),
  paths: pathsIn(artifact),
  resources: keysOf(at(template, 'Resources')).map((id) => {
    const resource = at(template, 'Resources', id);
    return {
      id,
      type: String(at(resource, 'Type')),
      properties: at(resource, 'Properties') ?? {},
      condition: at(resource, 'Condition'),
      deletionPolicy: at(resource, 'DeletionPolicy'),
      updateReplacePolicy: at(resource, 'UpdateReplacePolicy'),
      dependsOn: at(resource, 'DependsOn'),
    };
  }),
});

/** Synthesizes the app, with every validation plugin, and hands out its stacks. */
export const synthesizedStacks = (app: App): readonly SynthesizedStack[] =>
  app.synth().stacks.map((artifact) => {
    const stack = app.node.tryFindChild(artifact.id);
    return stackOf(artifact, artifact.template, !(stack instanceof StageStack) || stack.isProven);
  });

/** The rule that holds one thing for each resource of some types. */
export const each = (
  id: string,
  types: readonly string[],
  faultOf: (resource: Resource) => string | undefined,
): Rule => ({
  id,
  check: (stack) =>
    ofType(stack, ...types).flatMap((resource) => {
      const message = faultOf(resource);
      return message === undefined ? [] : [{ resource: resource.id, message }];
    }),
});
