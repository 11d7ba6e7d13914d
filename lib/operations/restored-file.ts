import type { RestoredTables } from '#lib/operations/run-restore.ts';
import type { StageName } from '#lib/settings.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of deployment/restored-tables.json with a stage's new tables; tables that were not restored stay as they were. */
export const withRestored = (file: string, stage: StageName, tables: RestoredTables): string => {
  const known: unknown = JSON.parse(file);
  const stages = isRecord(known) ? known : {};
  const before = stages[stage];
  const after = { ...stages, [stage]: { ...(isRecord(before) ? before : {}), ...tables } };
  return `${JSON.stringify(after, undefined, 2)}\n`;
};
