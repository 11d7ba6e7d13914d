import type { Database } from './database.ts';
import type { Answer, Level } from './dynalite.ts';
import type { Input } from './engine.ts';

const prefix = 'table~';

/** (The engine's own list walks through every item of every table.) */
export const tableNames = async (level: Level): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const key of level.keys({ gte: prefix, lt: `${prefix}~` })) names.push(key.slice(prefix.length));
  return names;
};

/** ListTables, in the order of names, at most 100 at a time. */
export const listTables = async ({ engine }: Database, input: Input): Promise<Answer> => {
  const { ExclusiveStartTableName: after, Limit: limit = 100 } = input;
  const names = (await tableNames(engine.store.db)).filter(
    (name) => typeof after !== 'string' || name > after,
  );
  const page = names.slice(0, Number(limit));
  return { TableNames: page, ...(names.length > page.length && { LastEvaluatedTableName: page.at(-1) }) };
};
