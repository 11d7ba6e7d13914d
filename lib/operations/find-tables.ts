import { Mistake } from '#lib/operations/mistake.ts';
import { listIn, partOf } from '#lib/operations/step.ts';
import type { Send } from '#lib/operations/step.ts';
import type { RestorableTable, StageSettings } from '#lib/settings.ts';

/** The stack and the construct that made it. */
const madeBy = {
  control: 'Data-Control',
  audit: 'Data-Audit',
  operators: 'OperatorData-Operator',
} as const satisfies Partial<Record<RestorableTable, string>>;

/**
 * The table that the stage uses: the restored one that its settings name, or the one that its stack made, whose
 * name CloudFormation begins with stack and construct. Throws Mistake when there is none or more than one.
 */
export const tableInUse = async (
  { stage, restoredTables }: Pick<StageSettings, 'stage' | 'restoredTables'>,
  table: keyof typeof madeBy,
  send: Send,
): Promise<string> => {
  const restored = restoredTables?.[table]?.tableName;
  if (restored !== undefined) return restored;
  const prefix = `stafee-${stage}-${madeBy[table]}`;
  // CloudFormation writes eight signs behind a construct's name: `OperatorSession` is another than `Operator`.
  const isMade = (name: string) => name.startsWith(prefix) && !/^[a-z]/.test(name.slice(prefix.length));
  const found: string[] = [];
  let from: unknown;
  do {
    const input = from === undefined ? {} : { ExclusiveStartTableName: from };
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const page = await send({ service: 'dynamodb', operation: 'ListTables', input });
    found.push(...listIn(page, 'TableNames').map(String).filter(isMade));
    from = partOf(page, 'LastEvaluatedTableName');
  } while (from !== undefined);
  const [only, ...others] = found;
  if (only === undefined || others.length > 0)
    throw new Mistake(`${prefix}… という名前の表が${found.length}個あります。1個のはずです。`);
  return only;
};
