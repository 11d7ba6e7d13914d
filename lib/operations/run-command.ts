import { importPlan } from '#lib/operations/import-plan.ts';
import { carryOut, type CarryOut } from '#lib/operations/carry-out.ts';
import { Mistake, readCommand } from '#lib/operations/read-command.ts';
import type { AcknowledgeCommand, ImportCommand, RestoreCommand } from '#lib/operations/read-command.ts';
import { restorableTables, restoredName, restorePlan } from '#lib/operations/restore-plan.ts';
import type { Step } from '#lib/operations/restore-plan.ts';

export type World = Omit<CarryOut, 'send'> & {
  readonly senderFor: (region: string) => CarryOut['send'];
  readonly putOnce: (
    region: string,
    object: { readonly bucket: string; readonly key: string; readonly body: string },
  ) => Promise<void>;
  readonly readFile: (path: string) => string;
  readonly now: () => Date;
};

/** `20261202`: the day in Japan, nine hours ahead of UTC. */
const dayInJapan = (now: Date): string =>
  new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');

const settingsLines = (command: RestoreCommand): readonly string[] => [
  `lib/settings.ts の ${command.settings.stage} に次を書き、デプロイしてください。`,
  '  restoredTables: {',
  ...restorableTables
    .filter((table) => command.points[table] !== undefined)
    .map((table) => `    ${table}: '${restoredName(table, command)}',`),
  '  },',
  `  npx cdk deploy -c stage=${command.settings.stage} --all`,
  '続きは docs/runbooks/restore.md#switch を参照してください。',
];

type Planned = Pick<RestoreCommand, 'settings' | 'isDryRun' | 'isConfirmed'>;

/** Shows the plan; carries it out only when the stage was named a second time. */
const follow = async (steps: readonly Step[], planned: Planned, world: World): Promise<boolean> => {
  const { settings, isDryRun, isConfirmed } = planned;
  world.say(`計画(ステージ ${settings.stage}、${settings.region}、${steps.length}件)`);
  for (const [index, { purpose, call }] of steps.entries()) {
    world.say(`${String(index + 1).padStart(3)}. ${purpose}`);
    if (isDryRun) world.say(`     ${call.service}:${call.operation} ${JSON.stringify(call.input)}`);
  }
  if (isDryRun) {
    world.say('確認のみです。AWSへの変更は行っていません。');
    return false;
  }
  if (!isConfirmed)
    throw new Mistake(
      `実行するには --confirm ${settings.stage} を、確認だけなら --dry-run を付けてください。何も変更していません。`,
    );
  await carryOut(steps, { ...world, send: world.senderFor(settings.region) });
  return true;
};

const restore = async (command: RestoreCommand, world: World): Promise<void> => {
  if (!(await follow(restorePlan(command), command, world))) return;
  for (const line of settingsLines(command)) world.say(line);
};

const importUsers = async (command: ImportCommand, world: World): Promise<void> => {
  await follow(importPlan(world.readFile(command.file), command.userPoolId), command, world);
};

/** One name under one report: a second acknowledgement is refused by S3, not overwritten. */
const acknowledge = async (
  { region, bucket, month, by }: AcknowledgeCommand,
  { putOnce, say, now }: World,
): Promise<void> => {
  const key = `reports/monthly/${month}.acknowledgement.json`;
  const body = JSON.stringify({ month, by, acknowledgedAt: now().toISOString() });
  try {
    await putOnce(region, { bucket, key, body });
  } catch (error) {
    if (error instanceof Error && error.name === 'PreconditionFailed')
      throw new Mistake(`${month} の報告は確認済みです。`);
    throw error;
  }
  say(`${month} のバックアップ月次報告を ${by} さんの確認済みとして記録しました。`);
};

/** `npm run ops`. Throws Mistake for what a person can mend, and whatever AWS answers otherwise. */
export const runCommand = async (args: readonly string[], world: World): Promise<void> => {
  const command = readCommand(args, dayInJapan(world.now()));
  if (command.kind === 'restore') return restore(command, world);
  if (command.kind === 'import-users') return importUsers(command, world);
  return acknowledge(command, world);
};
