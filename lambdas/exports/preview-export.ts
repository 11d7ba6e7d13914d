import { previewExport } from '#contract/exports.ts';
import type { Label } from '#domain/exports/yayoi-labels.ts';
import type { ExportProblems } from '#domain/exports/export-problems.ts';
import { sideTotal } from '#domain/journals/post-entry.ts';
import { accept } from '#domain/kernel/result.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { pendingEntries } from './pending-entries.ts';
import { findTestImports } from './test-import-store.ts';
import { labelOptionsOf, yayoiOptionsOf } from '#domain/exports/yayoi-options.ts';

const noProblems: ExportProblems = { characters: [], texts: [], entries: [] };

const problemsOf = ({ characters, texts, entries }: ExportProblems): ExportProblems => ({
  characters,
  texts,
  entries,
});

/** What an export of the month would hold, counted over all of it, without making anything. */
export const previewExportEndpoint = endpoint(
  previewExport,
  async ({ query: { month }, actor }, { table }) => {
    const [{ renderYayoi }, { usedLabels }, { expectedTotals }, { productLimits }] = await Promise.all([
      import('#domain/exports/yayoi.ts'),
      import('#domain/exports/used-labels.ts'),
      import('#domain/exports/expected-totals.ts'),
      import('#domain/exports/yayoi-profile.ts'),
    ]);
    const [{ entries, exportedCount, isLimited, mayNotTake }, masters] = await Promise.all([
      pendingEntries(table, month, actor),
      freshMastersOf(table),
    ]);
    const { product } = masters.exporting.profile;
    const made = renderYayoi(entries, yayoiOptionsOf(masters));
    const used = usedLabels(entries, labelOptionsOf(masters));
    const tests = used.every(({ isVerified }) => isVerified)
      ? []
      : (await findTestImports(table, product)).labels;
    const shown = (label: Label) => {
      const confirmed = tests.find((one) => one.label === label.label);
      return confirmed === undefined
        ? label
        : { ...label, confirmed: { byName: confirmed.byName, at: confirmed.at } };
    };
    return accept({
      month,
      product,
      productName: productLimits[product].name,
      entryCount: entries.length,
      exportedCount,
      debit: sideTotal(
        entries.flatMap(({ lines }) => lines),
        'debit',
      ),
      rowCount: made.ok ? made.value.rowCount : 0,
      fileCount: made.ok ? made.value.files.length : 0,
      shortenedCount: made.ok ? made.value.shortenedCount : 0,
      totals: expectedTotals(entries),
      labels: used.map(shown),
      problems: made.ok ? noProblems : problemsOf(made.refusal),
      ...limitedIf(isLimited),
      ...(mayNotTake ? { mayNotTake } : {}),
    });
  },
);
