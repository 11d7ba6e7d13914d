import { isCalendarDate } from '#domain/kernel/time.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { AskedSource, AskedSources } from '#lib/operations/find-generation.ts';
import type { RestoreOrder } from '#lib/operations/restore-order.ts';
import type { Restored } from '#lib/operations/step.ts';
import type { RestorableTable, StageSettings } from '#lib/settings.ts';
import { restorableTables, tableForms } from '#lib/stacks/restorable-tables.ts';

/** The arguments of `restore` as they were typed. */
export type RestoreArguments = {
  readonly point?: readonly string[] | undefined;
  readonly export?: readonly string[] | undefined;
  readonly role?: string | undefined;
  readonly 'data-key'?: string | undefined;
  readonly 'audit-key'?: string | undefined;
  readonly day?: string | undefined;
};

const names = restorableTables.join(' / ');

const pointOf = (text: string, { region, account }: StageSettings): Restored['source'] => {
  const [, found] = /^arn:aws:(?:backup|dynamodb):(ap-northeast-[13]):\d{12}:\S+$/.exec(text) ?? [];
  if (found === undefined)
    throw new Mistake(`--point は ${names} のいずれか=復旧ポイントのARN です: ${text}`);
  if (found !== region)
    throw new Mistake(
      `復旧ポイントは ${found} にあり、ステージは ${region} です。同じリージョンへ写してから使ってください: ${text}`,
    );
  if (text.split(':')[4] !== account)
    throw new Mistake(`復旧ポイントが別のアカウントのものです(ステージは ${account}): ${text}`);
  return { kind: 'point', arn: text };
};

const generationIn = (text: string, table: RestorableTable): AskedSource | undefined => {
  const [, bucket, day, name] =
    /^s3:\/\/([a-z0-9.-]+)\/exports\/(\d{4}-\d\d-\d\d)\/(\w+)\/?$/.exec(text) ?? [];
  if (bucket === undefined || day === undefined || name === undefined) return undefined;
  const { name: ours } = tableForms[table];
  if (name !== ours || !isCalendarDate(day))
    throw new Mistake(`${table} の世代は s3://${bucket}/exports/<日付>/${ours} です: ${text}`);
  return { kind: 'generation', bucket, day, table: name };
};

const exportOf = (text: string, table: RestorableTable): AskedSource => {
  const generation = generationIn(text, table);
  if (generation !== undefined) return generation;
  const [, bucket, prefix] = /^s3:\/\/([a-z0-9.-]+)\/(\S+\/AWSDynamoDB\/[0-9a-f-]+)\/?$/.exec(text) ?? [];
  if (bucket === undefined || prefix === undefined)
    throw new Mistake(
      `--export は ${names} のいずれか=s3://<バケット>/exports/<日付>/<表>(その日の世代)、または 全体の書き出し1つの …/AWSDynamoDB/<番号> です: ${text}`,
    );
  return { kind: 'export', bucket, prefix };
};

type Sources = Partial<Record<RestorableTable, AskedSource>>;

const addEach = (
  sources: Sources,
  pairs: readonly string[],
  read: (text: string, table: RestorableTable) => AskedSource,
): void => {
  for (const pair of pairs) {
    const [name = '', text = ''] = pair.split(/=(.*)/s);
    const table = restorableTables.find((one) => one === name);
    if (table === undefined) throw new Mistake(`--point と --export の表は ${names} のいずれかです: ${pair}`);
    if (sources[table] !== undefined) throw new Mistake(`${name} の復元元が二つあります。`);
    sources[table] = read(text, table);
  }
};

const keyOf = (value: string, name: string, { region, account }: StageSettings): string => {
  if (/^(mrk-)?[0-9a-f-]{32,36}$/.test(value)) return `arn:aws:kms:${region}:${account}:key/${value}`;
  if (!value.startsWith(`arn:aws:kms:${region}:${account}:key/`))
    throw new Mistake(`--${name} はステージのリージョンとアカウントの鍵のIDまたはARN です: ${value}`);
  return value;
};

/** A restore as it was typed: generations are not looked up yet. */
export type AskedRestore = Omit<RestoreOrder, 'sources'> & { readonly sources: AskedSources };

/** Reads what a restore is asked for; `must` throws for an argument that is not there. Throws Mistake. */
export const readRestore = (
  values: RestoreArguments,
  settings: StageSettings,
  must: (value: string | undefined, name: string) => string,
): AskedRestore => {
  const sources: Sources = {};
  addEach(sources, values.point ?? [], (text) => pointOf(text, settings));
  addEach(sources, values.export ?? [], exportOf);
  const chosen = Object.values(sources);
  if (chosen.length === 0) must(undefined, 'point');
  // In the names of the new tables: a run that goes on after midnight must find those of the day before.
  const day = must(values.day, 'day');
  if (!/^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(day))
    throw new Mistake('--day は 20261202 のように8桁で指定してください。再実行では同じ日付を使います。');
  const needsRole = chosen.some(({ kind }) => kind === 'point');
  const roleArn = needsRole ? must(values.role, 'role') : values.role;
  if (roleArn !== undefined && !/^arn:aws:iam::\d{12}:role\/\S+$/.test(roleArn))
    throw new Mistake(`--role は復元用ロールのARN です: ${roleArn}`);
  return {
    settings,
    day,
    sources,
    ...(roleArn === undefined ? {} : { roleArn }),
    dataKeyArn: keyOf(must(values['data-key'], 'data-key'), 'data-key', settings),
    auditKeyArn: keyOf(must(values['audit-key'], 'audit-key'), 'audit-key', settings),
  };
};
