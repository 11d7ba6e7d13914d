import { attemptsAt } from '#lib/operations/attempts.ts';
import { canaryFaults } from '#lib/operations/canary.ts';
import { sendPatiently } from '#lib/operations/carry-out.ts';
import type { CarryOut } from '#lib/operations/step.ts';
import { evidenceCall, minutesOf } from '#lib/operations/evidence.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { wantedBy } from '#lib/operations/restore-order.ts';
import type { RestoreOrder, Wanted } from '#lib/operations/restore-order.ts';
import { partOf } from '#lib/operations/step.ts';
import type { RestorableTable, RestoredTable } from '#lib/settings.ts';
import { tableForms } from '#lib/stacks/restorable-tables.ts';

export type RestoredTables = Readonly<Partial<Record<RestorableTable, RestoredTable>>>;

/** What the stage must know of the new tables: their names, and the streams that others read. */
const restoredTables = async (wanted: readonly Wanted[], world: CarryOut): Promise<RestoredTables> => {
  const found = await Promise.all(
    wanted.map(async ({ table, tableName }): Promise<readonly [RestorableTable, RestoredTable]> => {
      if (tableForms[table].stream === undefined) return [table, { tableName }];
      const answer = await sendPatiently(
        { service: 'dynamodb', operation: 'DescribeTable', input: { TableName: tableName } },
        world,
      );
      const streamArn = partOf(answer, 'Table', 'LatestStreamArn');
      if (typeof streamArn !== 'string') throw new Mistake(`${tableName} のストリームがありません。`);
      return [table, { tableName, streamArn }];
    }),
  );
  return Object.fromEntries(found);
};

const startOf = async (wanted: readonly Wanted[], world: CarryOut): Promise<Date> => {
  const attempts = await Promise.all(
    wanted.map((one) => attemptsAt((call) => sendPatiently(call, world), one)),
  );
  return new Date(Math.min(...attempts.flat().map(({ startedAt }) => startedAt)));
};

/** Keeps the measured minutes in the Control table that the stage is to use. */
const keepEvidence = async (order: RestoreOrder, finishedAt: Date, world: CarryOut): Promise<void> => {
  const wanted = wantedBy(order);
  const control = wanted.find(({ table }) => table === 'control');
  const { stage } = order.settings;
  const tables = wanted.map(({ table }) => tableForms[table].name);
  const measured = { stage, day: order.day, tables, finishedAt, startedAt: await startOf(wanted, world) };
  const minutes = `復元に要した時間: ${minutesOf(measured)} 分(目標 1,440 分以内)`;
  if (control === undefined)
    return world.say(`${minutes}。Control は復元していないため、運用記録に書いてください。`);
  await sendPatiently(evidenceCall(control.tableName, measured), world);
  return world.say(`${minutes}。${control.tableName} の EVID#restore に記録しました。`);
};

/** After the plan: proves the keys, measures the time, and says what the stage must know. Throws Mistake on a fault. */
export const finishRestore = async (
  order: RestoreOrder,
  { faults, now }: { readonly faults: readonly string[]; readonly now: () => Date },
  world: CarryOut,
): Promise<RestoredTables> => {
  const ofCanary = await canaryFaults(order, (call) => sendPatiently(call, world));
  if (ofCanary === undefined)
    world.say(
      'カナリアのテナントがまだないため、鍵が開くことは確かめていません(docs/runbooks/backup.md#first)。',
    );
  const all = [...faults, ...(ofCanary ?? [])];
  if (all.length > 0)
    throw new Mistake(`復元した表に不備があります。切り替えないでください: ${all.join(' / ')}`);
  const tables = await restoredTables(wantedBy(order), world);
  await keepEvidence(order, now(), world);
  return tables;
};
