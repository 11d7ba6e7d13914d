/** For how many companies a stage is meant, and what AWS has granted its account for them. */
export type CapacitySettings = {
  /** Companies that the stage is to serve. Quotas are asked for so many, and `npm run ops -- preflight` compares them. */
  readonly tenants: number;
  /** Concurrent executions of Lambda that the account has in the stage's Region; alarms ring at 70 % of them. */
  readonly concurrentExecutions: number;
  /** Units that each table reads, and units that it writes, in a second; alarms ring at 70 % of them. */
  readonly tableUnitsPerSecond: number;
};

/** What an account has once its first increase is granted (docs/deploy.md#quotas), enough for 100 companies. */
export const defaultCapacity: CapacitySettings = {
  tenants: 20,
  concurrentExecutions: 1_000,
  tableUnitsPerSecond: 40_000,
};

/** Environments of tenants that may live for each 1,000 of concurrency: https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation-troubleshooting.html */
export const environmentsPerThousand = 2_500;

/** Idle ones included. */
export const environmentsFor = (concurrentExecutions: number): number =>
  (concurrentExecutions * environmentsPerThousand) / 1_000;

/** A quota of which 70 % are gone is asked for anew. */
export const watchedOf = (quota: number): number => (quota * 7) / 10;

/** A number that is right for the default capacity, and grows with every company beyond it. */
export const grownBy = (atFirst: number, perTenant: number, { tenants }: CapacitySettings): number =>
  atFirst + perTenant * Math.max(0, tenants - defaultCapacity.tenants);

const isCount = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;

/** @throws Error for numbers that no account has, or that alarms could not be computed from */
export const capacityOf = ({
  stage,
  capacity = defaultCapacity,
}: {
  readonly stage: string;
  readonly capacity?: CapacitySettings;
}): CapacitySettings => {
  const { tenants, concurrentExecutions, tableUnitsPerSecond } = capacity;
  if (!isCount(tenants, 1))
    throw new Error(`stafee: stage ${stage}: capacity.tenants is a whole number from 1`);
  if (!isCount(concurrentExecutions, 1_000) || concurrentExecutions % 100 !== 0)
    throw new Error(`stafee: stage ${stage}: capacity.concurrentExecutions is a multiple of 100 from 1,000`);
  if (!isCount(tableUnitsPerSecond, 40_000) || tableUnitsPerSecond % 1_000 !== 0)
    throw new Error(
      `stafee: stage ${stage}: capacity.tableUnitsPerSecond is a multiple of 1,000 from 40,000`,
    );
  return capacity;
};
