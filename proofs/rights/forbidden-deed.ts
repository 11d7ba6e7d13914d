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
   * `every table` and the like for all of a kind, `every table of another day` for those that a restore replaced, `every object` for a file in each bucket; or an ARN.
   */
  readonly on: readonly string[];
  /**
   * The condition keys of the request, beside those of every session. @default whatever the conditions: a role that may
   * do it under any is found
   */
  readonly under?: Readonly<Record<string, string | readonly string[]>>;
  /**
   * By role, each deed that it may do, as `action on resource`, with a star at the end for each thing whose name begins
   * so. Nobody else, and nothing that is not needed.
   */
  readonly except?: Readonly<Record<string, readonly string[]>>;
};

/** How the matrix names the stream of a table; a table of the template has it under this time (local/aws/template/attributes.ts). */
export const streamName = (table: string): string => `${table}/stream/2026-01-01T00:00:00.000`;

/** Follows the name of a table of the template in whose place the stage works on a restored one. */
export const ofAnotherDay = ' of another day';

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
