import type { Answer, Level, StorageOperation, Table } from './dynalite.ts';
import type { Engine, Input } from './engine.ts';
import { invalid } from './refusals.ts';
import type { Database } from './database.ts';

type TimeToLive = { readonly AttributeName: string; readonly Enabled: boolean };

/** What the engine's table record has no place for. */
export type TableSettings = { readonly timeToLive?: TimeToLive; readonly hasPointInTimeRecovery?: boolean };

const isSettings = (value: unknown): value is TableSettings => typeof value === 'object' && value !== null;
const isRecord = (value: unknown): value is Input => typeof value === 'object' && value !== null;

export const settingsKey = (table: string) => `settings~${table}`;

export const settingsOf = async (level: Level, table: string): Promise<TableSettings> => {
  const settings = await level.get(settingsKey(table));
  return isSettings(settings) ? settings : {};
};

const changeSettings = async ({ engine, ledger }: Database, table: string, change: TableSettings) => {
  const level = engine.store.db;
  await ledger.alone(async () => {
    await engine.tableOf(table);
    const value = { ...(await settingsOf(level, table)), ...change };
    await level.batch([{ type: 'put', key: settingsKey(table), value }]);
  });
};

const existingTable = async (engine: Engine, input: Input): Promise<string> =>
  (await engine.tableOf(String(input['TableName']))).TableName;

export const updateTimeToLive = async (database: Database, input: Input): Promise<Answer> => {
  const specification = input['TimeToLiveSpecification'];
  const { AttributeName: attribute, Enabled: enabled }: Input = isRecord(specification) ? specification : {};
  if (typeof attribute !== 'string' || attribute === '') {
    throw invalid(
      "1 validation error detected: Value '' at 'timeToLiveSpecification.attributeName' failed to satisfy " +
        'constraint: Member must have length greater than or equal to 1',
    );
  }
  const timeToLive = { AttributeName: attribute, Enabled: enabled === true };
  await changeSettings(database, String(input['TableName']), { timeToLive });
  return { TimeToLiveSpecification: timeToLive };
};

export const describeTimeToLive = async ({ engine }: Database, input: Input): Promise<Answer> => {
  const { timeToLive } = await settingsOf(engine.store.db, await existingTable(engine, input));
  return {
    TimeToLiveDescription: timeToLive?.Enabled
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive.AttributeName }
      : { TimeToLiveStatus: 'DISABLED' },
  };
};

export const describeContinuousBackups = async ({ engine }: Database, input: Input): Promise<Answer> => {
  const settings = await settingsOf(engine.store.db, await existingTable(engine, input));
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: {
        PointInTimeRecoveryStatus: settings.hasPointInTimeRecovery === true ? 'ENABLED' : 'DISABLED',
      },
    },
  };
};

/** Point-in-time recovery is recorded and described; nothing is backed up here. */
export const updateContinuousBackups = async (database: Database, input: Input): Promise<Answer> => {
  const specification = input['PointInTimeRecoverySpecification'];
  await changeSettings(database, String(input['TableName']), {
    hasPointInTimeRecovery: isRecord(specification) && specification['PointInTimeRecoveryEnabled'] === true,
  });
  return describeContinuousBackups(database, input);
};

/** The members of CreateTable and UpdateTable that are kept in the table's record and described, not acted on. */
export const recordedMembers = (input: Input, table: Pick<Table, 'TableArn'>, now: Date): Answer => {
  const { StreamSpecification: stream, SSESpecification: encryption } = input;
  const protection = input['DeletionProtectionEnabled'];
  const label = now.toISOString().replace('Z', '');
  return {
    ...(typeof protection === 'boolean' && { DeletionProtectionEnabled: protection }),
    ...(isRecord(stream) && {
      StreamSpecification: stream,
      ...(stream['StreamEnabled'] === true && {
        LatestStreamLabel: label,
        LatestStreamArn: `${table.TableArn}/stream/${label}`,
      }),
    }),
    ...(isRecord(encryption) &&
      encryption['Enabled'] === true && {
        SSEDescription: {
          Status: 'ENABLED',
          SSEType: 'KMS',
          ...(encryption['KMSMasterKeyId'] !== undefined && {
            KMSMasterKeyArn: encryption['KMSMasterKeyId'],
          }),
        },
      }),
  };
};

export const tableOperation = (table: Table): StorageOperation => ({
  type: 'put',
  key: `table~${table.TableName}`,
  value: table,
});
