import { labelMaster } from '#domain/labels/label.ts';
import { textIn } from '#domain/masters/states.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { entryVersions } from '#lambdas/masters/entry-store.ts';
import { headOf, type Head } from '#lambdas/masters/master-head-store.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

export type LabelName = { readonly id: string; readonly name: string; readonly isOver?: true };

/** So many versions of a label that ended are looked through for the last name that it had. */
const mostVersions = 5;

const lastName = async (table: TenantTable, id: string, head: Head): Promise<string | undefined> => {
  const { noun, nameField } = labelMaster;
  const { versions } = await entryVersions(table, { noun, id, head, limit: mostVersions });
  const named = versions.find(({ states }) => states.length > 0);
  return textIn(named?.states.at(-1), nameField);
};

/** 情報のラベル by their names: those that the company keeps, and those that ended and that somebody is still allowed to see. */
export const labelNames = async (
  table: TenantTable,
  { labels, access }: Pick<TenantMasters, 'labels' | 'access'>,
): Promise<readonly LabelName[]> => {
  const kept = new Set(labels.map(({ id }) => id));
  const ended = access.labels.map(({ label }) => label).filter((label) => !kept.has(label));
  if (ended.length === 0) return labels.map(({ id, name }) => ({ id, name }));
  const head = await headOf(table, labelMaster);
  const names = await Promise.all(ended.map((id) => lastName(table, id, head)));
  return [
    ...labels.map(({ id, name }) => ({ id, name })),
    ...ended.map((id, at) => ({ id, name: names[at] ?? id, isOver: true as const })),
  ];
};
