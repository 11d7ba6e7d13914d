import { at, listOf, ofType } from '#proofs/checks/synthesized.ts';
import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { forbiddenDeeds } from '#proofs/rights/forbidden/all-deeds.ts';
import { judgeDeeds } from '#proofs/rights/judge-deeds.ts';
import { tableVariables } from '#proofs/rights/restored-in-use.ts';
import { stageRightsOf, stagesIn } from '#proofs/rights/stage-rights.ts';
import { namePropertyOf } from '#local/aws/template/physical-names.ts';

export const matrixRuleId = 'rights-matrix';

/**
 * Roles that carry AWS's own policies for a service of AWS, which changes them as it likes. Nobody but the service may
 * take them.
 */
const ofAwsBackup = ['Backup/Daily', 'Backup/RestoreTests', 'Osaka/RestoreTests'];

/** These carry what we wrote, and are judged; but nobody else takes them either. */
const takenByAwsBackup = [
  ...ofAwsBackup.map((name) => `${name}/Role`),
  'Backup/ReceiptsRestorer',
  'Backup/RestoreTests/ReceiptsRole',
  'Osaka/RestoreTests/ReceiptsRole',
];

const serviceOf = ({ properties }: Resource): string =>
  listOf(at(properties, 'AssumeRolePolicyDocument', 'Statement'))
    .map((statement) => JSON.stringify(at(statement, 'Principal')))
    .join();

const takenByOthers = (stacks: readonly SynthesizedStack[]): readonly string[] =>
  stacks.flatMap((stack) =>
    ofType(stack, 'AWS::IAM::Role')
      .filter(({ id }) => takenByAwsBackup.some((name) => stack.paths[id]?.endsWith(`-${name}`) === true))
      .filter((role) => serviceOf(role) !== '{"Service":"backup.amazonaws.com"}')
      .map(({ id }) => `${stack.name}/${id} may be taken by others than AWS Backup`),
  );

/** All of a resource that can change a verdict. */
const rightsIn = ({ id, type, properties }: Resource): unknown => {
  if (type.startsWith('AWS::IAM::') || type === 'AWS::S3::BucketPolicy') return [id, type, properties];
  const name = at(properties, namePropertyOf(type) ?? '') ?? at(properties, 'EventSourceArn');
  const replicas = listOf(at(properties, 'Replicas')).map((replica) => at(replica, 'ResourcePolicy'));
  const told = ['KEK_ARN', 'MAIL_FROM', ...Object.keys(tableVariables)].map((key) =>
    at(properties, 'Environment', 'Variables', key),
  );
  return [id, type, name, at(properties, 'KeyPolicy'), at(properties, 'MultiRegion'), replicas, told];
};

const judged = new Map<string, readonly string[]>();

/** What cannot be read is a fault too: nobody knows what it allows. */
const orFault = (judge: () => readonly string[]): readonly string[] => {
  try {
    return judge();
  } catch (error) {
    return [`rights cannot be judged: ${error instanceof Error ? error.message : String(error)}`];
  }
};

const judgeStage = (stacks: readonly SynthesizedStack[]): readonly string[] => {
  const rights = stageRightsOf(stacks);
  return [
    ...takenByOthers(stacks),
    ...judgeDeeds(forbiddenDeeds, rights, (role) => !ofAwsBackup.includes(role)).map(
      ({ role, message }) => `stafee-${rights.stage}-${role} ${message}`,
    ),
  ];
};

/**
 * What roles may do against the matrix of docs/decisions/0050, stage by stage. The same rights are judged once: a verdict
 * costs half a second, and every mutation of a template asks for one.
 */
export const matrixFaults = (stacks: readonly SynthesizedStack[]): readonly string[] =>
  stagesIn(stacks).flatMap((stage) => {
    const text = JSON.stringify(
      stage.map(({ name, account, region, resources }) => [name, account, region, resources.map(rightsIn)]),
    );
    const known = judged.get(text) ?? orFault(() => judgeStage(stage));
    judged.set(text, known);
    return known;
  });
