import type { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

/** An output of another stack that a template reads (`Fn::GetStackOutput`). */
export type Read = { readonly stack: string; readonly region: string; readonly output: string };

/** What a deployment must know of a stack: what it needs, and what it offers. */
export type StackNeeds = {
  readonly name: string;
  readonly region: string;
  readonly resources: number;
  /** Stacks that the CDK CLI deploys before this one. */
  readonly after: readonly string[];
  readonly reads: readonly Read[];
  readonly outputs: readonly string[];
};

/** The members of an object or a list; of anything else none. */
const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const readsIn = (value: unknown): readonly Read[] =>
  entriesOf(value).flatMap(([key, inner]) =>
    key === 'Fn::GetStackOutput'
      ? [
          {
            stack: String(Object(inner)['StackName']),
            region: String(Object(inner)['Region']),
            output: String(Object(inner)['OutputName']),
          },
        ]
      : readsIn(inner),
  );

const needsOf = (artifact: CloudFormationStackArtifact, names: readonly string[]): StackNeeds => {
  const { Resources, Outputs }: Readonly<Record<string, unknown>> = Object(artifact.template);
  return {
    name: artifact.stackName,
    region: artifact.environment.region,
    resources: entriesOf(Resources).length,
    after: artifact.dependencies.map(({ id }) => id).filter((id) => names.includes(id)),
    reads: readsIn(artifact.template),
    outputs: entriesOf(Outputs).map(([name]) => name),
  };
};

export const needsIn = ({ stacks }: CloudAssembly): readonly StackNeeds[] => {
  const names = stacks.map(({ stackName }) => stackName);
  return stacks.map((artifact) => needsOf(artifact, names));
};

/**
 * Stacks in the order of a deployment, step by step: what is in one step needs nothing of it. Within a step the order is
 * that of the names. Throws when stacks wait for each other. What another stage has made is there already.
 */
export const stepsOf = (stacks: readonly StackNeeds[]): readonly (readonly string[])[] => {
  const steps: string[][] = [];
  const names = new Set(stacks.map(({ name }) => name));
  const before = ({ after, reads }: StackNeeds): readonly string[] =>
    [...after, ...reads.map(({ stack }) => stack)].filter((name) => names.has(name));
  let waiting = stacks;
  while (waiting.length > 0) {
    const made = new Set(steps.flat());
    const step = waiting.filter((stack) => before(stack).every((name) => made.has(name)));
    if (step.length === 0)
      throw new Error(
        `stafee: these stacks wait for each other: ${waiting.map(({ name }) => name).join(', ')}.`,
      );
    steps.push(step.map(({ name }) => name).toSorted());
    waiting = waiting.filter((stack) => !step.includes(stack));
  }
  return steps;
};

const offers = (stacks: readonly StackNeeds[], { stack, region, output }: Read): boolean =>
  stacks.some((one) => one.name === stack && one.region === region && one.outputs.includes(output));

/** One line for each output that nobody offers, or that may come too late. `deployed` are stacks of another stage. */
export const faultsOfReads = (
  stacks: readonly StackNeeds[],
  deployed: readonly StackNeeds[] = [],
): readonly string[] =>
  stacks.flatMap(({ name, after, reads }) =>
    reads.flatMap((read) => {
      const { stack, region, output } = read;
      if (offers(deployed, read)) return [];
      if (!offers(stacks, read))
        return [`${name} reads ${output}, which ${stack} in ${region} does not have`];
      return after.includes(stack) ? [] : [`${name} reads ${output} of ${stack} and does not wait for it`];
    }),
  );

/**
 * Stacks that read an output which is not deployed yet: CloudFormation cannot prepare them before the release that makes
 * it. `deployed` has the names of a stack's outputs as they are now, by the stack's name.
 */
export const lateStacks = (
  stacks: readonly StackNeeds[],
  deployed: ReadonlyMap<string, readonly string[]>,
): readonly string[] =>
  stacks
    .filter(({ reads }) => reads.some(({ stack, output }) => deployed.get(stack)?.includes(output) !== true))
    .map(({ name }) => name);
