import { parseArgs } from 'node:util';

import { restorableTables } from '#lib/operations/restore-plan.ts';
import { isStageName, settings } from '#lib/settings.ts';
import type { RestorableTable, StageSettings } from '#lib/settings.ts';

/** What a person can mend; shown as one line. */
export class Mistake extends Error {}

export type RestoreCommand = {
  readonly kind: 'restore';
  readonly settings: StageSettings;
  readonly points: Readonly<Partial<Record<RestorableTable, string>>>;
  readonly roleArn: string;
  readonly dataKeyArn: string;
  readonly auditKeyArn: string;
  readonly day: string;
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
};

export type ImportCommand = {
  readonly kind: 'import-users';
  readonly settings: StageSettings;
  /** A downloaded `users/<day>.ndjson`. */
  readonly file: string;
  readonly userPoolId: string;
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
};

export type AcknowledgeCommand = {
  readonly kind: 'acknowledge';
  readonly region: string;
  readonly bucket: string;
  readonly month: string;
  readonly by: string;
};

const usage = [
  '使い方:',
  '  npm run ops -- restore --stage prod --point tenantData=<ARN> [--point …] --role <ARN> --data-key <ARN> --audit-key <ARN> [--day 20261202] [--dry-run | --confirm prod]',
  '  npm run ops -- import-users --stage prod-osaka --file users.ndjson --pool <ID> [--dry-run | --confirm prod-osaka]',
  '  npm run ops -- acknowledge --stage prod --bucket <名前> --month 2026-11 --by "山田 太郎"',
].join('\n');

const text = { type: 'string' } as const;

const valuesOf = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        stage: text,
        point: { ...text, multiple: true },
        role: text,
        'data-key': text,
        'audit-key': text,
        day: text,
        'dry-run': { type: 'boolean', default: false },
        confirm: text,
        bucket: text,
        file: text,
        pool: text,
        month: text,
        by: text,
      },
    });
  } catch (error) {
    throw new Mistake(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
};

type Values = ReturnType<typeof valuesOf>['values'];

const must = (value: string | undefined, name: string): string => {
  if (value === undefined || value === '') throw new Mistake(`--${name} がありません。\n${usage}`);
  return value;
};

const stageOf = ({ stage }: Values): StageSettings => {
  if (!isStageName(stage) || stage === 'local')
    throw new Mistake(`--stage には dev, stg, prod, prod-osaka のいずれかを指定してください。\n${usage}`);
  return settings[stage];
};

const pointArn = /^arn:aws:(backup|dynamodb):ap-northeast-[13]:\d{12}:\S+$/;

const pointsOf = ({ point = [] }: Values): RestoreCommand['points'] => {
  const points: Partial<Record<RestorableTable, string>> = {};
  for (const pair of point) {
    const [name = '', arn = ''] = pair.split(/=(.*)/s);
    const table = restorableTables.find((one) => one === name);
    if (table === undefined || !pointArn.test(arn))
      throw new Mistake(
        `--point は ${restorableTables.join(' / ')} のいずれか=復旧ポイントのARN です: ${pair}`,
      );
    points[table] = arn;
  }
  if (Object.keys(points).length === 0) throw new Mistake(`--point がありません。\n${usage}`);
  return points;
};

const restoreOf = (values: Values, today: string): RestoreCommand => {
  const stage = stageOf(values);
  const day = values.day ?? today;
  if (!/^\d{8}$/.test(day)) throw new Mistake('--day は 20261202 のように8桁で指定してください。');
  return {
    kind: 'restore',
    settings: stage,
    points: pointsOf(values),
    roleArn: must(values.role, 'role'),
    dataKeyArn: must(values['data-key'], 'data-key'),
    auditKeyArn: must(values['audit-key'], 'audit-key'),
    day,
    isDryRun: values['dry-run'],
    isConfirmed: values.confirm === stage.stage,
  };
};

const importOf = (values: Values): ImportCommand => {
  const stage = stageOf(values);
  return {
    kind: 'import-users',
    settings: stage,
    file: must(values.file, 'file'),
    userPoolId: must(values.pool, 'pool'),
    isDryRun: values['dry-run'],
    isConfirmed: values.confirm === stage.stage,
  };
};

const acknowledgeOf = (values: Values): AcknowledgeCommand => {
  const month = must(values.month, 'month');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    throw new Mistake('--month は 2026-11 のように指定してください。');
  return {
    kind: 'acknowledge',
    region: stageOf(values).region,
    bucket: must(values.bucket, 'bucket'),
    month,
    by: must(values.by?.trim(), 'by'),
  };
};

/** Reads the arguments of `npm run ops`; `today` is `20261202` in Japan. Throws Mistake. */
export const readCommand = (
  args: readonly string[],
  today: string,
): RestoreCommand | ImportCommand | AcknowledgeCommand => {
  const { values, positionals } = valuesOf(args);
  if (positionals[0] === 'restore') return restoreOf(values, today);
  if (positionals[0] === 'import-users') return importOf(values);
  if (positionals[0] === 'acknowledge') return acknowledgeOf(values);
  throw new Mistake(usage);
};
