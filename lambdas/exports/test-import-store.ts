import type { Label } from '#domain/exports/yayoi-labels.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { YayoiProduct } from '#domain/exports/yayoi-profile.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';

/** Somebody imported a row with this label into the company's own package, and it was taken rightly. */
export type ConfirmedLabel = {
  readonly label: string;
  readonly by: UserId;
  readonly byName: string;
  readonly at: string;
};

export type TestImports = { readonly labels: readonly ConfirmedLabel[]; readonly version: number };

const keyOf = (product: YayoiProduct) => ({ pk: 'X-TEST', sk: product });

/** What the company has confirmed for a product: another product may read a label otherwise. */
export const findTestImports = async (table: TenantTable, product: YayoiProduct): Promise<TestImports> => {
  const item = await table.get(keyOf(product), { consistent: true });
  return item === undefined
    ? { labels: [], version: 0 }
    : { labels: JSON.parse(String(item['doc'])), version: Number(item['version']) };
};

export const testImportsWrite = (
  product: YayoiProduct,
  labels: readonly ConfirmedLabel[],
  seen: number,
): Write => ({
  kind: 'put',
  key: keyOf(product),
  item: { doc: JSON.stringify(labels), version: seen + 1 },
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
