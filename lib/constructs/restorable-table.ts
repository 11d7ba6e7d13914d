import { Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import { ProtectedTable } from '#lib/constructs/protected-table.ts';
import type { KeptTable } from '#lib/constructs/protected-table.ts';
import type { RestorableTable, RestoredTable, StageSettings } from '#lib/settings.ts';
import { backupTag, dailyBackupOf } from '#lib/stacks/osaka-names.ts';
import { changingActions, tableForms } from '#lib/stacks/restorable-tables.ts';

const appendOnly = (): iam.PolicyDocument =>
  new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'AppendOnly',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: changingActions,
        resources: ['*'],
      }),
    ],
  });

/** A table that a restore made, by what the restore wrote down about it. Throws for one whose stream nobody would read. */
const restoredTable = (scope: Construct, table: RestorableTable, restored: RestoredTable): KeptTable => {
  const { tableName, streamArn } = restored;
  if (tableForms[table].stream !== undefined && streamArn === undefined)
    throw new Error(
      `stafee: the restored table ${tableName} has no streamArn in deployment/restored-tables.json: nothing would be archived and nobody told. Run the restore again; it turns the stream on and writes it down.`,
    );
  const { tableArn } = ProtectedTable.fromTableName(scope, `${table}Restored`, tableName);
  return { tableArn, tableName, ...(streamArn === undefined ? {} : { tableStreamArn: streamArn }) };
};

/** Makes the table, puts it into the daily plan, and hands out the restored one in its place where a restore made one. */
export const restorableTable = (
  scope: Construct,
  table: RestorableTable,
  { settings, encryptionKey }: { readonly settings: StageSettings; readonly encryptionKey: kms.IKey },
): KeptTable => {
  const { name, indexes, expiryAttribute, stream, isAppendOnly } = tableForms[table];
  const made = new ProtectedTable(scope, name, {
    encryptionKey,
    isProtected: settings.isProven,
    ...(indexes === undefined ? {} : { indexes }),
    ...(expiryAttribute === undefined ? {} : { expiryAttribute }),
    ...(stream === undefined ? {} : { stream }),
    ...(isAppendOnly === undefined ? {} : { resourcePolicy: appendOnly() }),
  });
  Tags.of(made).add(backupTag, dailyBackupOf(settings));
  const restored = settings.restoredTables?.[table];
  return restored === undefined ? made : restoredTable(scope, table, restored);
};
