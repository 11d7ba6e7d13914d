/** Two tenants: the one whose session it is, and somebody else. */
export const own = 't01kmnat0000000000000000000';
export const other = 't01kabkb0000000000000000000';

/** One row of the matrix: what no role of a stage may do, and who may all the same. */
export type ForbiddenDeed = {
  /** What must not happen, in a few words. */
  readonly deed: string;
  readonly actions: readonly string[];
  /**
   * Paths of constructs within the stage, with what follows in their ARN (`Data/Documents/t/1`, `Data/Audit/index/A`);
   * `every table` and the like for all of a kind, `every object` for a file in each bucket; or an ARN.
   */
  readonly on: readonly string[];
  /**
   * The condition keys of the request, beside those of every session. @default whatever the conditions: a role that may
   * do it under any is found
   */
  readonly under?: Readonly<Record<string, string | readonly string[]>>;
  /** By role, each deed that it may do, as `action on resource`. Nobody else, and nothing that is not needed. */
  readonly except?: Readonly<Record<string, readonly string[]>>;
};

/** `service:Call` for some calls of one service. */
export const calls = (service: string, ...names: readonly string[]): readonly string[] =>
  names.map((name) => `${service}:${name}`);

/** An exception: these calls, on this thing. */
export const may = (service: string, on: string, ...names: readonly string[]): readonly string[] =>
  calls(service, ...names).map((call) => `${call} on ${on}`);

/** Every call by which an item is reached under its key. */
export const itemCalls = calls(
  'dynamodb',
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'ConditionCheckItem',
);
