import type { YayoiProduct } from '#domain/exports/yayoi-choices.ts';
import type { Label } from '#domain/exports/yayoi-labels.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { confirmedLabels, type ConfirmedLabel } from '#rows/exports.ts';

export type TestImports = { readonly labels: readonly ConfirmedLabel[]; readonly version: number };

/** What the company has confirmed for a product: another product may read a label otherwise. */
export const findTestImports = async (table: TenantTable, product: YayoiProduct): Promise<TestImports> => {
  const item = await table.get(confirmedLabels.key({ product }), { consistent: true });
  if (item === undefined) return { labels: [], version: 0 };
  const { doc: labels, version } = confirmedLabels.read(item);
  return { labels, version };
};

export const testImportsWrite = (
  product: YayoiProduct,
  labels: readonly ConfirmedLabel[],
  seen: number,
): Write => ({
  kind: 'put',
  ...confirmedLabels.row({ product }, { doc: labels, version: seen + 1 }),
  condition:
    seen === 0
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: '#version = :seen', names: { '#version': 'version' }, values: { ':seen': seen } },
});

/** Labels of which nobody has read or tried that the package takes them. */
export const unprovenLabels = async (
  table: TenantTable,
  product: YayoiProduct,
  used: readonly Label[],
): Promise<readonly string[]> => {
  const unverified = used.filter(({ isVerified }) => !isVerified);
  if (unverified.length === 0) return [];
  const confirmed = new Set((await findTestImports(table, product)).labels.map(({ label }) => label));
  return [...new Set(unverified.map(({ label }) => label))].filter((label) => !confirmed.has(label));
};
