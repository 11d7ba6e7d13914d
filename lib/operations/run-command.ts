import { runAccountCommand } from '#lib/operations/account/run-account-command.ts';
import type { AccountWorld } from '#lib/operations/account/run-account-command.ts';
import { carryOut, sendPatiently } from '#lib/operations/carry-out.ts';
import type { CarryOut } from '#lib/operations/step.ts';
import { firstOperatorPlan, firstPassword, refuseSecond } from '#lib/operations/first-operator.ts';
import { findGenerations } from '#lib/operations/find-generation.ts';
import { importPlan } from '#lib/operations/import-plan.ts';
import { tableInUse } from '#lib/operations/find-tables.ts';
import { instantOf, maintenancePlan } from '#lib/operations/maintenance-plan.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { readCommand } from '#lib/operations/read-command.ts';
import type {
  AcknowledgeCommand,
  ImportCommand,
  ReceiptsCommand,
  RegisterCommand,
  RestoreCommand,
  VerifyCommand,
} from '#lib/operations/read-command.ts';
import { refuseWhileServed, trainingPlan } from '#lib/operations/operator-training.ts';
import { soundTraining } from '#lib/operations/read-operator-command.ts';
import type { FirstOperatorCommand, OperatorTrainingCommand } from '#lib/operations/read-operator-command.ts';
import { readChecksumReport } from '#lib/operations/receipt-checksums.ts';
import { receiptsCalls, restoreReceipts } from '#lib/operations/restore-receipts.ts';
import { untilIn } from '#lib/operations/read-maintenance.ts';
import type { MaintenanceCommand } from '#lib/operations/read-maintenance.ts';
import { importRegister } from '#lib/operations/register/import-register.ts';
import { restorePlan } from '#lib/operations/restore-plan.ts';
import { finishRestore } from '#lib/operations/run-restore.ts';
import type { RestoredTables } from '#lib/operations/run-restore.ts';
import { noticeOf, smoke } from '#lib/operations/smoke.ts';
import type { Ask } from '#lib/operations/smoke.ts';
import { commandOf } from '#lib/operations/step.ts';
import type { Step } from '#lib/operations/step.ts';
import { verifyReceipts } from '#lib/operations/verify-receipts.ts';
import type { Verifying } from '#lib/operations/verify-receipts.ts';
import { osakaRegion } from '#lib/stacks/osaka-names.ts';
import type { StageName, Stages, StageSettings } from '#lib/settings.ts';

export type World = Omit<CarryOut, 'send'> &
  AccountWorld & {
    readonly settings: Stages;
    readonly senderFor: (region: string) => CarryOut['send'];
    readonly putOnce: (
      region: string,
      object: { readonly bucket: string; readonly key: string; readonly body: string },
    ) => Promise<void>;
    readonly readFile: (path: string) => string;
    /** For files that no memory holds. */
    readonly readLines: (path: string) => AsyncIterable<string>;
    readonly readProgress: Verifying['readProgress'];
    readonly writeProgress: (path: string, progress: object) => void;
    /** Writes into deployment/restored-tables.json which tables the stage is to use from now on. */
    readonly keepRestored: (stage: StageName, tables: RestoredTables) => void;
    readonly ask: Ask;
    readonly now: () => Date;
  };

type Planned = Pick<RestoreCommand, 'settings' | 'isDryRun' | 'isConfirmed'>;

const show = (steps: readonly Step[], { settings, isDryRun }: Planned, { say }: World): void => {
  say(`計画(ステージ ${settings.stage}、${settings.region}、${steps.length}件)`);
  for (const [index, { purpose, call }] of steps.entries()) {
    say(`${String(index + 1).padStart(3)}. ${purpose.ja}`);
    if (isDryRun) {
      say(`     ${purpose.en}`);
      say(`     ${commandOf(call, settings.region)}`);
    }
  }
};

const notConfirmed = ({ stage }: StageSettings): Mistake =>
  new Mistake(
    `実行するには --confirm ${stage} を、確認だけなら --dry-run を付けてください。何も変更していません。`,
  );

/** Shows the plan; carries it out only when the stage was named a second time. `undefined`: it was only shown. */
const follow = async (
  steps: readonly Step[],
  planned: Planned,
  world: World,
): Promise<readonly string[] | undefined> => {
  const { settings, isDryRun, isConfirmed } = planned;
  show(steps, planned, world);
  if (isDryRun) {
    world.say('確認のみです。AWSへの変更は行っていません。');
    return undefined;
  }
  if (!isConfirmed) throw notConfirmed(settings);
  return carryOut(steps, { ...world, send: world.senderFor(settings.region) });
};

const restore = async (command: RestoreCommand, world: World): Promise<void> => {
  const { settings, day } = command;
  const calling = { ...world, send: world.senderFor(settings.region) };
  const sources = await findGenerations(command.sources, (call) => sendPatiently(call, calling));
  const order = { ...command, sources };
  const faults = await follow(restorePlan(order), command, world);
  if (faults === undefined) return;
  const tables = await finishRestore(order, { faults, now: world.now }, calling);
  world.keepRestored(settings.stage, tables);
  world.say(
    `deployment/restored-tables.json に ${Object.keys(tables).join(', ')} を書きました。次の命令で切り替えます。`,
  );
  world.say(`  npx cdk deploy -c stage=${settings.stage} --all`);
  // After a fail-over DNS still leads to the Region that is gone.
  const at = settings.region === osakaRegion ? ' --at <APIの地域ドメイン>' : '';
  world.say(`  npm run ops -- smoke --stage ${settings.stage}${at}`);
  world.say('続きは docs/runbooks/restore.md#switch を参照してください。');
  for (const line of noticeOf(day)) world.say(line);
};

/** A plan of two calls, of which the second is made only where none like it runs or is done. */
const bringReceiptsBack = async (command: ReceiptsCommand, world: World): Promise<void> => {
  const { settings, isDryRun, isConfirmed } = command;
  world.say(`証憑を ${command.bucket} へ復元します(ステージ ${settings.stage}、${settings.region})`);
  if (isDryRun) {
    for (const call of receiptsCalls(command)) world.say(`     ${commandOf(call, settings.region)}`);
    return world.say('確認のみです。AWSへの変更は行っていません。');
  }
  if (!isConfirmed) throw notConfirmed(settings);
  return restoreReceipts(command, world.now, { ...world, send: world.senderFor(settings.region) });
};

const verify = async (command: VerifyCommand, world: World): Promise<void> => {
  const reports = command.reports.map((path) => readChecksumReport(world.readFile(path), command.bucket));
  const computed = new Map(reports.flatMap((report) => [...report]));
  return verifyReceipts(command, computed, { ...world, send: world.senderFor(command.settings.region) });
};

const importUsers = async (command: ImportCommand, world: World): Promise<void> => {
  const list = world.readFile(command.file);
  const steps = importPlan(list, world.readFile(command.manifest), command.userPoolId);
  await follow(steps, command, world);
};

const maintain = async (command: MaintenanceCommand, world: World): Promise<void> => {
  const { settings, until: typed, ...order } = command;
  const { now, senderFor } = world;
  const send = senderFor(settings.region);
  const until = typed === undefined ? {} : { until: untilIn(typed, now()) };
  const [control, audit] = await Promise.all([
    tableInUse(settings, 'control', send),
    tableInUse(settings, 'audit', send),
  ]);
  const steps = maintenancePlan({ ...order, ...until, stage: settings.stage }, { control, audit }, now());
  await follow(steps, command, world);
};

const operatorTables = async (settings: StageSettings, send: CarryOut['send']) => {
  const [operators, audit] = await Promise.all([
    tableInUse(settings, 'operators', send),
    tableInUse(settings, 'audit', send),
  ]);
  return { operators, audit };
};

/** Asked before the plan and by its transaction again: it is done once. */
const addFirst = async (command: FirstOperatorCommand, world: World): Promise<void> => {
  const { settings, userPoolId, isDryRun } = command;
  const send = world.senderFor(settings.region);
  const at = instantOf(world.now());
  soundTraining(command, at);
  const places = { ...(await operatorTables(settings, send)), userPoolId };
  await refuseSecond(places, send);
  // A plan that is only shown is copied into logs: it names no password.
  const password = isDryRun ? '<実行時に作ります>' : firstPassword();
  const steps = firstOperatorPlan(command, places, { at, password });
  if ((await follow(steps, command, world)) === undefined) return;
  world.say(`仮パスワード: ${password}`);
  world.say(
    '本人に口頭で渡してください。3日以内に運用コンソールでパスワードと認証アプリを登録します。この表示は控えないでください。',
  );
};

/** Only while nobody who keeps operators can sign in; its transaction needs that nothing changed since they were looked at. */
const trainByHand = async (command: OperatorTrainingCommand, world: World): Promise<void> => {
  const send = world.senderFor(command.settings.region);
  const at = instantOf(world.now());
  soundTraining(command, at);
  const tables = await operatorTables(command.settings, send);
  const seen = await refuseWhileServed(command, tables, { at, send });
  await follow(trainingPlan(command, tables, { at, seen }), command, world);
};

const takeRegister = async (command: RegisterCommand, world: World): Promise<void> => {
  const calling = { ...world, send: world.senderFor(command.settings.region) };
  const [control, audit] = await Promise.all([
    tableInUse(command.settings, 'control', calling.send),
    tableInUse(command.settings, 'audit', calling.send),
  ]);
  return importRegister(command, { control, audit }, calling);
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
  const command = readCommand(args, world.settings);
  if (command.kind === 'help') return world.say(command.usage);
  if (command.kind === 'restore') return restore(command, world);
  if (command.kind === 'restore-receipts') return bringReceiptsBack(command, world);
  if (command.kind === 'verify-receipts') return verify(command, world);
  if (command.kind === 'import-users') return importUsers(command, world);
  if (command.kind === 'maintenance') return maintain(command, world);
  if (command.kind === 'first-operator') return addFirst(command, world);
  if (command.kind === 'operator-training') return trainByHand(command, world);
  if (command.kind === 'import-register') return takeRegister(command, world);
  if (command.kind === 'acknowledge') return acknowledge(command, world);
  if (command.kind !== 'smoke') return runAccountCommand(command, world);
  const { ask, say } = world;
  return smoke(command.settings, {
    ...(command.at === undefined ? {} : { at: command.at }),
    ask,
    say,
  });
};
