import { parseArgs } from 'node:util';

import { accountCommands, isAccountCommand } from '#lib/operations/account/run-account-command.ts';
import type { AccountCommand } from '#lib/operations/account/run-account-command.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { readMaintenance } from '#lib/operations/read-maintenance.ts';
import type { MaintenanceCommand } from '#lib/operations/read-maintenance.ts';
import {
  isOperatorCommand,
  operatorCommands,
  operatorUsage,
  readOperatorCommand,
} from '#lib/operations/read-operator-command.ts';
import type { FirstOperatorCommand, OperatorTrainingCommand } from '#lib/operations/read-operator-command.ts';
import { readReceiptsOrder, readVerifyOrder } from '#lib/operations/receipts-order.ts';
import type { ReceiptsOrder, VerifyOrder } from '#lib/operations/receipts-order.ts';
import { readRegisterOrder, type RegisterOrder } from '#lib/operations/register/import-register.ts';
import { readRestore } from '#lib/operations/read-restore.ts';
import type { AskedRestore } from '#lib/operations/read-restore.ts';
import { refusalToDeploy } from '#lib/deploy-refusal.ts';
import type { Machine } from '#lib/operations/smoke.ts';
import { isStageName } from '#lib/settings.ts';
import type { Stages, StageSettings } from '#lib/settings.ts';

type Confirmed = { readonly isDryRun: boolean; readonly isConfirmed: boolean };

export type RestoreCommand = AskedRestore & Confirmed & { readonly kind: 'restore' };

export type ReceiptsCommand = ReceiptsOrder & Confirmed & { readonly kind: 'restore-receipts' };

export type VerifyCommand = VerifyOrder & { readonly kind: 'verify-receipts' };

export type ImportCommand = Confirmed & {
  readonly kind: 'import-users';
  readonly settings: StageSettings;
  /** A downloaded `users/<day>.ndjson`, and the manifest that was written after it. */
  readonly file: string;
  readonly manifest: string;
  readonly userPoolId: string;
};

export type AcknowledgeCommand = {
  readonly kind: 'acknowledge';
  readonly region: string;
  readonly bucket: string;
  readonly month: string;
  readonly by: string;
};

export type SmokeCommand = {
  readonly kind: 'smoke';
  readonly settings: StageSettings;
  /** The API's regional domain, before DNS leads to it. @default the machine that DNS names */
  readonly at?: Machine;
};

export type RegisterCommand = RegisterOrder & {
  readonly kind: 'import-register';
  readonly settings: StageSettings;
};

export type HelpCommand = { readonly kind: 'help'; readonly usage: string };

export type Command =
  | AccountCommand
  | FirstOperatorCommand
  | OperatorTrainingCommand
  | RestoreCommand
  | ReceiptsCommand
  | VerifyCommand
  | ImportCommand
  | AcknowledgeCommand
  | MaintenanceCommand
  | RegisterCommand
  | SmokeCommand
  | HelpCommand;

const usage = [
  '使い方:',
  '  npm run ops -- restore --stage prod --day 20261202 --point tenantData=<ARN> [--point …] [--export control=s3://<バケット>/exports/<日付>/Control] --role <ARN> --data-key <鍵> --audit-key <鍵> (--dry-run | --confirm prod)',
  '  npm run ops -- restore-receipts --stage prod-osaka --day 20261202 --point <ARN> --bucket <名前> --documents-key <鍵> [--control <表>] [--again] (--dry-run | --confirm prod-osaka)',
  '  npm run ops -- verify-receipts --stage prod-osaka --table <TenantData> --bucket <名前> --progress <ファイル> [--tenant <ID>] [--report <CSV>]',
  '  npm run ops -- import-users --stage prod-osaka --file users.ndjson --manifest users.manifest.json --pool <ID> (--dry-run | --confirm prod-osaka)',
  '  npm run ops -- smoke --stage prod-osaka [--at <APIの地域ドメイン>]',
  '  npm run ops -- acknowledge --stage prod --bucket <名前> --month 2026-11 --by "山田 太郎"',
  '  npm run ops -- preflight --stage prod',
  '  npm run ops -- mail-records --stage prod',
  '  npm run ops -- maintenance --stage prod [--tenant t…] (--until 2026-12-01T03:00+09:00 | --end) --reason "…" --by "山田 太郎" (--dry-run | --confirm prod)',
  ...operatorUsage,
  '  npm run ops -- import-register --stage prod --file <公表CSV> --day 2026-11-30 --progress <ファイル> --by "山田 太郎" [--more]',
  '  npm run ops -- sweep-failed-create --stage prod (--dry-run | --confirm prod)',
  '  npm run ops -- tear-down --stage dev (--dry-run | --confirm dev)',
  '  npm run ops -- --help',
  '手順: docs/deploy.md, docs/runbooks/restore.md, docs/runbooks/backup.md, docs/runbooks/maintenance.md, docs/runbooks/register.md, docs/runbooks/operator-accounts.md',
].join('\n');

const commands: readonly string[] = [
  'restore',
  'restore-receipts',
  'verify-receipts',
  'import-users',
  'smoke',
  'acknowledge',
  ...accountCommands,
  'maintenance',
  'import-register',
  ...operatorCommands,
];

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean', default: false } as const;

const valuesOf = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: flag,
        stage: text,
        point: texts,
        export: texts,
        role: text,
        'data-key': text,
        'audit-key': text,
        day: text,
        'dry-run': flag,
        confirm: text,
        bucket: text,
        file: text,
        manifest: text,
        pool: text,
        at: text,
        month: text,
        by: text,
        'documents-key': text,
        control: text,
        again: flag,
        table: text,
        tenant: text,
        progress: text,
        report: texts,
        until: text,
        end: flag,
        reason: text,
        more: flag,
        operator: text,
        name: text,
        'trained-on': text,
        'trained-until': text,
        evidence: text,
      },
    });
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Mistake(`引数を読めません: ${line} 使い方は npm run ops -- --help`);
  }
};

type Values = ReturnType<typeof valuesOf>['values'];

const must = (value: string | undefined, name: string): string => {
  if (value === undefined || value === '')
    throw new Mistake(`--${name} がありません。使い方は npm run ops -- --help`);
  return value;
};

/** Placeholders lead to nobody's account: the plan would be as wrong as the deployment. */
const stageOf = ({ stage }: Values, known: Stages): StageSettings => {
  if (!isStageName(stage) || stage === 'local')
    throw new Mistake('--stage には dev, stg, prod, prod-osaka のいずれかを指定してください。');
  const refusal = refusalToDeploy(known[stage]);
  if (refusal !== undefined) throw new Mistake(refusal);
  return known[stage];
};

const confirmed = (values: Values, { stage }: StageSettings): Confirmed => ({
  isDryRun: values['dry-run'],
  isConfirmed: values.confirm === stage,
});

const acknowledgeOf = (values: Values, { region }: StageSettings): AcknowledgeCommand => {
  const month = must(values.month, 'month');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    throw new Mistake('--month は 2026-11 のように指定してください。');
  return {
    kind: 'acknowledge',
    region,
    bucket: must(values.bucket, 'bucket'),
    month,
    by: must(values.by?.trim(), 'by'),
  };
};

const machineOf = (at: string | undefined): Pick<SmokeCommand, 'at'> => {
  if (at === undefined) return {};
  const [, host, port = '443'] = /^([a-z0-9.-]+)(?::(\d{1,5}))?$/i.exec(at) ?? [];
  if (host === undefined)
    throw new Mistake(
      `--at は d-….execute-api.ap-northeast-3.amazonaws.com のような地域ドメインです(https:// を付けない): ${at}`,
    );
  return { at: { host, port: Number(port) } };
};

/** Reads the arguments of `npm run ops`. Throws Mistake, which is one line. */
export const readCommand = (args: readonly string[], known: Stages): Command => {
  const { values, positionals } = valuesOf(args);
  const [name, ...more] = positionals;
  if (values.help) return { kind: 'help', usage };
  if (more.length > 0) throw new Mistake(`余分な引数があります: ${more.join(' ')}`);
  if (!commands.includes(name ?? ''))
    throw new Mistake(`命令 ${name ?? ''} はありません。使い方は npm run ops -- --help`);
  const settings = stageOf(values, known);
  if (name === 'restore')
    return { kind: 'restore', ...readRestore(values, settings, must), ...confirmed(values, settings) };
  if (name === 'restore-receipts')
    return {
      kind: 'restore-receipts',
      ...readReceiptsOrder(values, settings, must),
      ...confirmed(values, settings),
    };
  if (name === 'verify-receipts')
    return { kind: 'verify-receipts', ...readVerifyOrder(values, settings, must) };
  if (isAccountCommand(name)) return { kind: name, settings, ...confirmed(values, settings) };
  if (name === 'maintenance')
    return {
      kind: 'maintenance',
      settings,
      ...readMaintenance(values, must),
      ...confirmed(values, settings),
    };
  if (isOperatorCommand(name))
    return readOperatorCommand(name, values, { must, settings, ...confirmed(values, settings) });
  if (name === 'import-register')
    return { kind: 'import-register', settings, ...readRegisterOrder(values, must) };
  if (name === 'acknowledge') return acknowledgeOf(values, settings);
  if (name === 'smoke') return { kind: 'smoke', settings, ...machineOf(values.at) };
  return {
    kind: 'import-users',
    settings,
    file: must(values.file, 'file'),
    manifest: must(values.manifest, 'manifest'),
    userPoolId: must(values.pool, 'pool'),
    ...confirmed(values, settings),
  };
};
