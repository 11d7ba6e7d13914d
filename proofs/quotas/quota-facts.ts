import { at, listOf, ofType } from '#proofs/checks/synthesized.ts';
import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { wallUnits } from '#proofs/quotas/wall-units.ts';

/** What a stage's templates say about how much of AWS each tenant takes, and how much the stage itself. */
export type QuotaFacts = {
  /** Functions whose environments belong to one tenant each, and that its people use every morning. */
  readonly tenantFunctions: number;
  /** Concurrency that functions keep for themselves. */
  readonly reservedConcurrency: number;
  /** Sets of subnets and security groups of functions: Lambda makes one network interface for each. */
  readonly networkPlaces: number;
  readonly addressSets: number;
  /** Capacity units of the heaviest web ACL. */
  readonly wallUnits: number;
  /** To the next 50: a new one changes nothing. */
  readonly alarms: number;
};

/**
 * Of stage prod, as it is without dedicated tenants, so that preflight needs no synthesis;
 * test/proofs/generated-documents.test.ts holds it against the templates.
 */
export const factsOfProd: QuotaFacts = {
  tenantFunctions: 3,
  reservedConcurrency: 6,
  networkPlaces: 4,
  addressSets: 4,
  wallUnits: 1_058,
  alarms: 350,
};

const all = (stacks: readonly SynthesizedStack[], type: string): readonly Resource[] =>
  stacks.flatMap((stack) => ofType(stack, type));

const placesOf = ({ properties }: Resource): readonly string[] =>
  listOf(at(properties, 'VpcConfig', 'SubnetIds')).map((subnet) =>
    JSON.stringify([subnet, at(properties, 'VpcConfig', 'SecurityGroupIds')]),
  );

/** Under a grant an operator looks into one company, now and then. */
const isOfEveryMorning = ({ properties }: Resource): boolean =>
  at(properties, 'TenancyConfig') !== undefined &&
  !String(at(properties, 'Description')).startsWith('STAFee tenant-support:');

export const quotaFactsOf = (stacks: readonly SynthesizedStack[]): QuotaFacts => {
  const functions = all(stacks, 'AWS::Lambda::Function');
  const alarms = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];
  return {
    tenantFunctions: functions.filter(isOfEveryMorning).length,
    reservedConcurrency: functions.reduce(
      (sum, { properties }) => sum + Number(at(properties, 'ReservedConcurrentExecutions') ?? 0),
      0,
    ),
    networkPlaces: new Set(functions.flatMap(placesOf)).size,
    addressSets: all(stacks, 'AWS::WAFv2::IPSet').length,
    wallUnits: Math.max(
      0,
      ...all(stacks, 'AWS::WAFv2::WebACL').map(({ properties }) => wallUnits(properties)),
    ),
    alarms: Math.ceil(alarms.reduce((count, type) => count + all(stacks, type).length, 0) / 50) * 50,
  };
};
