import type { Restored } from '#lib/operations/step.ts';
import type { RestorableTable, StageSettings } from '#lib/settings.ts';
import { restorableTables, tableForms } from '#lib/stacks/restorable-tables.ts';

export type RestoreOrder = {
  readonly settings: StageSettings;
  /** `20261202`, the day of the restore, in the names of the new tables. */
  readonly day: string;
  /** Takes the points apart. @default every table comes from an export */
  readonly roleArn?: string;
  readonly sources: Readonly<Partial<Record<RestorableTable, Restored['source']>>>;
  /** Keys of the stage that is to use the tables. */
  readonly dataKeyArn: string;
  readonly auditKeyArn: string;
};

export type Wanted = Restored & { readonly table: RestorableTable; readonly keyArn: string };

/** What is to be brought back, under its new name. */
export const wantedBy = (order: RestoreOrder): readonly Wanted[] =>
  restorableTables.flatMap((table) => {
    const source = order.sources[table];
    if (source === undefined) return [];
    const { stage, region, account } = order.settings;
    const tableName = `stafee-${stage}-${tableForms[table].name}-r${order.day}`;
    return [
      {
        table,
        tableName,
        tableArn: `arn:aws:dynamodb:${region}:${account}:table/${tableName}`,
        source,
        keyArn: tableForms[table].key === 'audit' ? order.auditKeyArn : order.dataKeyArn,
      },
    ];
  });
