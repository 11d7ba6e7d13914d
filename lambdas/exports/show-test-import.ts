import { showTestImport } from '#contract/exports.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { pendingEntries } from './pending-entries.ts';
import { unprovenLabels } from './test-import-store.ts';
import { labelOptionsOf, yayoiOptionsOf } from '#domain/exports/yayoi-options.ts';

/** One row of 110 yen for each label that nobody has read or tried, to be imported and taken out again by hand. */
export const showTestImportEndpoint = endpoint(
  showTestImport,
  async ({ query: { month }, actor }, { table }) => {
    const [{ renderYayoi }, { testEntries, usedLabels }] = await Promise.all([
      import('#domain/exports/yayoi.ts'),
      import('#domain/exports/used-labels.ts'),
    ]);
    const [{ entries }, masters] = await Promise.all([
      pendingEntries(table, month, actor),
      freshMastersOf(table),
    ]);
    const options = labelOptionsOf(masters);
    const { product } = masters.exporting.profile;
    const labels = await unprovenLabels(table, product, usedLabels(entries, options));
    const made = renderYayoi(testEntries(entries, labels, options), yayoiOptionsOf(masters));
    if (!made.ok) return refuse(made.refusal);
    const [file] = made.value.files;
    if (file === undefined) return refuse({ kind: 'export-has-nothing' });
    return accept({
      fileName: `yayoi_test_${month}.csv`,
      base64: Buffer.from(file.bytes).toString('base64'),
      rowCount: made.value.rowCount,
      labels,
    });
  },
);
