import { at, listOf, ofType } from '#proofs/checks/synthesized.ts';
import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { costLine } from '#proofs/costs/cost-line.ts';
import type { CostLine } from '#proofs/costs/cost-line.ts';
import { usage } from '#proofs/costs/usage.ts';

const all = (stacks: readonly SynthesizedStack[], ...types: readonly string[]): readonly Resource[] =>
  stacks.flatMap((stack) => ofType(stack, ...types));

const numberAt = (value: unknown, ...path: readonly (string | number)[]): number =>
  Number(at(value, ...path) ?? 0);

/** Memory of the functions that run for one tenant at a time. */
const tenantMemoryMib = (stacks: readonly SynthesizedStack[]): number =>
  Math.max(
    0,
    ...all(stacks, 'AWS::Lambda::Function')
      .filter(({ properties }) => at(properties, 'TenancyConfig') !== undefined)
      .map(({ properties }) => numberAt(properties, 'MemorySize')),
  );

const planRules = (stacks: readonly SynthesizedStack[]): readonly unknown[] =>
  all(stacks, 'AWS::Backup::BackupPlan').flatMap(({ properties }) =>
    listOf(at(properties, 'BackupPlan', 'BackupPlanRule')),
  );

/** Points that exist at a time: those of the plan, and those of each copy. */
const pointsKept = (
  stacks: readonly SynthesizedStack[],
): { readonly here: number; readonly copied: number } => ({
  here: planRules(stacks).reduce<number>(
    (days, rule) => days + numberAt(rule, 'Lifecycle', 'DeleteAfterDays'),
    0,
  ),
  copied: planRules(stacks)
    .flatMap((rule) => listOf(at(rule, 'CopyActions')))
    .reduce<number>((days, copy) => days + numberAt(copy, 'Lifecycle', 'DeleteAfterDays'), 0),
});

const daysOfLogs = (stacks: readonly SynthesizedStack[]): number =>
  Math.max(
    0,
    ...all(stacks, 'AWS::Logs::LogGroup').map(({ properties }) => numberAt(properties, 'RetentionInDays')),
  );

/** The extension writes a line of a kibibyte for each invocation. */
const insightsMebibytes = (stacks: readonly SynthesizedStack[]): number =>
  all(stacks, 'AWS::Logs::LogGroup').some(
    ({ properties }) => at(properties, 'LogGroupName') === '/aws/lambda-insights',
  )
    ? Math.ceil((usage.requests * 2) / 1024)
    : 0;

const recorded = (stacks: readonly SynthesizedStack[]): readonly CostLine[] => {
  const trails = all(stacks, 'AWS::CloudTrail::Trail').length;
  return [
    costLine('reads and writes in the trail', 'recordedEvent', usage.recordedEvents * trails),
    costLine('the trail in its log group', 'logIngestion', usage.recordedMebibytes * trails),
    costLine('measurements of its requests', 'logIngestion', insightsMebibytes(stacks)),
  ];
};

const computing = (stacks: readonly SynthesizedStack[]): readonly CostLine[] => {
  const memoryMib = tenantMemoryMib(stacks);
  const seconds = Math.ceil((usage.requests * usage.millisecondsPerRequest) / 1000);
  const isWalled = all(stacks, 'AWS::WAFv2::WebACL').length > 0;
  return [
    costLine('requests at the API', 'apiRequest', usage.requests),
    costLine('requests at the web ACL', 'webAclRequest', isWalled ? usage.requests : 0),
    // The authorizer runs beside each request.
    costLine('calls of functions', 'functionRequest', usage.requests * 2),
    costLine('time of functions', 'functionTime', seconds * memoryMib * 2),
    costLine('environments of its own', 'tenantEnvironment', usage.newEnvironments * memoryMib),
    costLine('traces', 'trace', usage.requests),
    costLine('decrypting its keys', 'keyRequest', usage.keyRequests),
    costLine('logs written', 'logIngestion', usage.logMebibytes),
    costLine('logs kept', 'logStorage', Math.ceil((usage.logMebibytes * daysOfLogs(stacks)) / 30)),
    costLine('downloads', 'internetTransfer', usage.downloadMebibytes),
    costLine('people who sign in', 'activeUser', usage.activeUsers),
    costLine('mails', 'mail', usage.mails),
  ];
};

const [days, week] = [30, 7];

/** How long the bucket of exports keeps them; 0 where nothing is exported. */
const exportsKeptDays = (stacks: readonly SynthesizedStack[]): number =>
  Math.max(
    0,
    ...all(stacks, 'AWS::S3::Bucket')
      .flatMap(({ properties }) => listOf(at(properties, 'LifecycleConfiguration', 'Rules')))
      .filter((rule) => at(rule, 'Prefix') === 'exports/')
      .map((rule) => numberAt(rule, 'ExpirationInDays')),
  );

/** What changed each night, and everything once a week, in so many days. */
const exportedIn = (length: number): number =>
  usage.changedMebibytes * length + Math.ceil((usage.tableMebibytes * length) / week);

const exporting = (stacks: readonly SynthesizedStack[], regions: number): readonly CostLine[] => {
  const keptDays = exportsKeptDays(stacks);
  const written = keptDays > 0 ? exportedIn(days) : 0;
  return [
    costLine('exports: changes, weekly all', 'tableExport', written),
    costLine('exports kept', 'fileStorage', keptDays > 0 ? exportedIn(keptDays) * regions : 0),
    costLine('exports copied to Osaka', 'regionTransfer', regions > 1 ? written : 0),
  ];
};

/**
 * Keeping: AWS Backup stores points of a table whole and points of a bucket by what changed, so a file is kept once for
 * each vault, and a point of a table is copied whole each day.
 */
const keeping = (stacks: readonly SynthesizedStack[]): readonly CostLine[] => {
  const { here, copied } = pointsKept(stacks);
  const isBackedUp = here > 0;
  const regions = copied > 0 ? 2 : 1;
  return [
    costLine('writes to tables', 'tableWrite', usage.writeUnits),
    costLine('reads from tables', 'tableRead', usage.readUnits),
    costLine('tables', 'tableStorage', usage.tableMebibytes),
    costLine('recovery to a point in time', 'tableRecovery', usage.tableMebibytes),
    costLine('files', 'fileStorage', usage.fileMebibytes),
    costLine('backup points of tables', 'backupStorage', usage.tableMebibytes * (here + copied)),
    costLine('backups of files', 'fileBackupStorage', isBackedUp ? usage.fileMebibytes * regions : 0),
    costLine('points copied to Osaka', 'regionTransfer', copied > 0 ? usage.tableMebibytes * days : 0),
    ...exporting(stacks, regions),
  ];
};

/** What one more tenant adds to a month, from the assumptions and from what the templates say about keeping. */
export const tenantCosts = (stacks: readonly SynthesizedStack[]): readonly CostLine[] =>
  [...computing(stacks), ...recorded(stacks), ...keeping(stacks)].filter(({ quantity }) => quantity > 0);
