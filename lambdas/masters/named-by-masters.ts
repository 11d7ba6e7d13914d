import { referredBy } from '#domain/masters/fields/every-kind.ts';
import type { Master, Needs, Use } from '#domain/masters/master.ts';
import { spanOf, textIn, type Entry } from '#domain/masters/states.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { entryPage } from './entry-store.ts';
import { indexOf } from './index-row.ts';
import { headOf } from './master-head-store.ts';

type Naming = { readonly name: string; readonly needs?: Needs };

/** The fields of a master that name entries of another, and what these have to say for it. */
const fieldsNaming = ({ fields }: Master, noun: string): readonly Naming[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    if (referredBy(field) !== noun) return [];
    return field.kind === 'reference' && field.needs !== undefined
      ? [{ name, needs: { field: field.needs.field, of: field.needs.of } }]
      : [{ name }];
  });

const usesIn = (
  { word, nameField }: Master,
  { id: own, states }: Entry,
  { fields, ids }: { readonly fields: readonly Naming[]; readonly ids: ReadonlySet<string> },
): readonly Use[] =>
  states.flatMap((state) =>
    fields.flatMap(({ name, needs }) => {
      const id = textIn(state, name);
      const words = `${word}「${textIn(state, nameField) ?? own}」`;
      return id !== undefined && ids.has(id)
        ? [{ id, span: spanOf(state), words, ...(needs === undefined ? {} : { needs }) }]
        : [];
    }),
  );

/** So many of them are found at most: a refusal names five and counts the rest. */
const mostUses = 1_000;

const usesByMaster = async (
  table: TenantTable,
  master: Master,
  naming: { readonly fields: readonly Naming[]; readonly ids: ReadonlySet<string> },
): Promise<readonly Use[]> => {
  if (master.kept === 'whole')
    return [...(await indexOf(table, master)).entries.values()].flatMap((entry) =>
      usesIn(master, entry, naming),
    );
  const head = await headOf(table, master);
  const uses: Use[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    const page = await entryPage(table, {
      master,
      head,
      limit: mostUses,
      matches: ({ id, shown }) =>
        shown !== undefined && usesIn(master, { id, states: shown.states }, naming).length > 0,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { id, shown } of page.rows)
      uses.push(...usesIn(master, { id, states: shown?.states ?? [] }, naming));
    cursor = uses.length < mostUses ? page.nextCursor : undefined;
  } while (cursor !== undefined);
  return uses;
};

/** Entries of other masters that name these: whichever master has a field for it. */
export const usesByMasters = async (
  table: TenantTable,
  { noun }: Pick<Master, 'noun'>,
  ids: readonly string[],
): Promise<readonly Use[]> => {
  const others = Object.values<Master>(everyMaster).flatMap((master) => {
    const fields = fieldsNaming(master, noun);
    return master.noun === noun || fields.length === 0 ? [] : [{ master, fields }];
  });
  const found = await Promise.all(
    others.map(({ master, fields }) => usesByMaster(table, master, { fields, ids: new Set(ids) })),
  );
  return found.flat();
};
