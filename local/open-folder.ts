import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

import { allRowKinds } from '#rows/all.ts';
import { whyUnread } from '#rows/judge-item.ts';
import type { KindFacts } from '#rows/row-kind.ts';
import type { TableName } from '#rows/tables.ts';

/** The highest form of each kind of rows that a release may have written into the folder. */
type Mark = Readonly<Record<string, number>>;

const markOf = (kinds: readonly KindFacts[]): Mark =>
  Object.fromEntries(kinds.map(({ name, form }) => [name, form]));

const isMark = (value: unknown): value is Mark =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((form) => typeof form === 'number');

const readMark = (path: string): Mark | undefined => {
  if (!existsSync(path)) return undefined;
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isMark(value))
    throw new Error(`${path} is damaged; start once with --reset (this deletes the local data)`);
  return value;
};

type Folder = {
  readonly dataFolder: string;
  /** By their physical names. */
  readonly tables: ReadonlyMap<string, TableName>;
  readonly sdk: DynamoDBClientConfig;
};

const assertReadable = async ({ tables, sdk }: Folder, kinds: readonly KindFacts[]): Promise<void> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(sdk));
  try {
    for (const [TableName, table] of tables)
      // oxlint-disable-next-line no-await-in-loop -- one table after the other: a laptop has time for it once
      for await (const { Items = [] } of paginateScan({ client }, { TableName }))
        for (const item of Items) {
          const reason = whyUnread(kinds, table, item);
          if (reason !== undefined)
            throw new Error(
              `the data folder holds what this release cannot read: ${reason}; start once with --reset (this deletes the local data)`,
            );
        }
  } finally {
    client.destroy();
  }
};

/**
 * Whether this release can read what lies in a data folder. Looked at once for each release that opens it: each row is
 * read by its kind, which makes older forms into the newest.
 * @throws Error in one sentence for a folder of a later release, and for a row that cannot be read
 */
export const openFolder = async (
  folder: Folder,
  kinds: readonly KindFacts[] = allRowKinds,
): Promise<void> => {
  const path = join(folder.dataFolder, 'row-forms.json');
  const [known, own] = [readMark(path), markOf(kinds)];
  const later = Object.entries(own).find(([name, form]) => (known?.[name] ?? 1) > form);
  if (later !== undefined)
    throw new Error(
      `the data folder was used by a later release of STAFee, which writes another form of ${later[0]}; use that release, or start once with --reset (this deletes the local data)`,
    );
  const isSame = Object.entries(own).every(([name, form]) => known?.[name] === form);
  if (isSame) return;
  await assertReadable(folder, kinds);
  writeFileSync(path, `${JSON.stringify({ ...known, ...own })}\n`);
};
