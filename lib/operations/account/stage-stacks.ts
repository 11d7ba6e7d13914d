import { textIn } from '#lib/operations/account/account-call.ts';
import type { AskAccount } from '#lib/operations/account/account-call.ts';
import type { Kept } from '#lib/operations/account/kept-kind.ts';
import { keptKinds } from '#lib/operations/account/kept-kinds.ts';
import { everyEntry } from '#lib/operations/account/pages.ts';
import { osakaRegion } from '#lib/stacks/osaka-names.ts';
import type { StageName } from '#lib/settings.ts';

/** One stack as CloudFormation remembers it: deleted ones for 90 days, each try under an id of its own. */
export type StackTry = {
  readonly name: string;
  readonly id: string;
  readonly region: string;
  readonly status: string;
  readonly madeAt: string;
};

export const stageRegions = ['ap-northeast-1', osakaRegion];

/** `stafee-prod-Data` is of stage prod, `stafee-prod-osaka-Data` is not: parts begin with a capital. */
export const isOfStage = (name: string, stage: StageName): boolean =>
  name.startsWith(`stafee-${stage}-`) && /^[A-Z][A-Za-z]*$/.test(name.slice(`stafee-${stage}-`.length));

/** Every try of every stack in both Regions, the newest first. */
export const triesIn = async (ask: AskAccount): Promise<readonly StackTry[]> => {
  const found = await Promise.all(
    stageRegions.map(async (region) => {
      const call = { service: 'cloudformation', operation: 'ListStacks', region, input: {} };
      const stacks = await everyEntry(ask, call, { list: 'StackSummaries' });
      return stacks.map((one) => ({
        name: textIn(one, 'StackName') ?? '',
        id: textIn(one, 'StackId') ?? '',
        region,
        status: textIn(one, 'StackStatus') ?? '',
        madeAt: textIn(one, 'CreationTime') ?? '',
      }));
    }),
  );
  return found.flat().toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
};

/** Gone, or never come to its end. */
export const isOver = ({ status }: StackTry): boolean =>
  /^(CREATE_FAILED|ROLLBACK_COMPLETE|ROLLBACK_FAILED|DELETE_COMPLETE|DELETE_FAILED)$/.test(status);

type History = {
  /** Whether it ever came to its end, so that it may have been used; what nobody remembers may have. */
  readonly hasServed: boolean;
  /** What it has really made: a resource that was there before is named by a failed try too, and is not ours. */
  readonly made: ReadonlySet<string>;
};

const historyOf = async (ask: AskAccount, { id, name, region }: StackTry): Promise<History> => {
  const call = {
    service: 'cloudformation',
    operation: 'DescribeStackEvents',
    region,
    input: { StackName: id },
  };
  const events = await everyEntry(ask, call, { list: 'StackEvents' });
  const isOwn = (event: unknown): boolean =>
    textIn(event, 'ResourceType') === 'AWS::CloudFormation::Stack' &&
    textIn(event, 'LogicalResourceId') === name;
  const own = events.filter(isOwn).map((event) => textIn(event, 'ResourceStatus'));
  const made = events.filter((event) => textIn(event, 'ResourceStatus') === 'CREATE_COMPLETE');
  return {
    // CloudFormation forgets events after 90 days, the oldest first.
    hasServed: !own.includes('CREATE_IN_PROGRESS') || own.includes('CREATE_COMPLETE'),
    made: new Set(made.map((event) => textIn(event, 'PhysicalResourceId') ?? '')),
  };
};

export type Tried = StackTry & { readonly hasServed: boolean; readonly kept: readonly Kept[] };

/** A try with what it kept, or may have kept: whether that is still there is the kind's business. */
export const withKept = async (ask: AskAccount, one: StackTry): Promise<Tried> => {
  const { id, name, region } = one;
  const { hasServed, made } = isOver(one)
    ? await historyOf(ask, one)
    : { hasServed: true, made: new Set<string>() };
  const call = {
    service: 'cloudformation',
    operation: 'ListStackResources',
    region,
    input: { StackName: id },
  };
  const resources = await everyEntry(ask, call, { list: 'StackResourceSummaries' });
  const kept = resources.flatMap((resource): readonly Kept[] => {
    const type = textIn(resource, 'ResourceType') ?? '';
    const physical = textIn(resource, 'PhysicalResourceId') ?? '';
    const status = textIn(resource, 'ResourceStatus') ?? '';
    if (keptKinds[type] === undefined || physical === '' || status === 'DELETE_COMPLETE') return [];
    if (hasServed ? status === 'CREATE_FAILED' : !made.has(physical)) return [];
    return [{ type, id: physical, region, stack: name, stackId: id }];
  });
  return { ...one, hasServed, kept };
};
