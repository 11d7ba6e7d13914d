import * as v from 'valibot';
import type { Label } from '#domain/exports/yayoi-labels.ts';
import type { ExportProblems } from '#domain/exports/export-problems.ts';
import { sideTotal } from '#domain/journals/post-entry.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { calendarMonth } from '#contract/shapes/values.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { problemsView } from './export-problems-view.ts';
import { totalsView } from './export-view.ts';
import { pendingEntries } from './pending-entries.ts';
import { findTestImports } from './test-import-store.ts';
import { labelOptionsOf, yayoiOptionsOf } from './yayoi-options.ts';

const labelView = v.object({
  code: v.string(),
  label: v.string(),
  /** False where nobody has read the label in the package. */
  isVerified: v.boolean(),
  source: v.exactOptional(v.string()),
  /** Who tried it in the company's own package. */
  confirmed: v.exactOptional(v.object({ byName: v.string(), at: v.string() })),
});

const noProblems: ExportProblems = { characters: [], texts: [], entries: [] };

const problemsOf = ({ characters, texts, entries }: ExportProblems): ExportProblems => ({
  characters,
  texts,
  entries,
});

/** What an export of the month would hold, counted over all of it, without making anything. */
export const previewExportEndpoint = endpoint({
  summary: '会計ソフト出力の内容を事前に確認する',
  may: 'exports.read',
  refusals: {},
  query: v.strictObject({ month: calendarMonth }),
  answer: v.object({
    month: v.string(),
    product: v.picklist(['desktop', 'next', 'online']),
    productName: v.string(),
    entryCount: v.number(),
    /** Those that earlier files of the month hold. */
    exportedCount: v.number(),
    debit: v.number(),
    rowCount: v.number(),
    fileCount: v.number(),
    /** Rows whose free words have no room and end in `…`. */
    shortenedCount: v.number(),
    totals: totalsView,
    labels: v.array(labelView),
    problems: problemsView,
  }),
  run: async ({ query: { month } }, { table }) => {
    const [{ renderYayoi }, { usedLabels }, { expectedTotals }, { productLimits }] = await Promise.all([
      import('#domain/exports/yayoi.ts'),
      import('#domain/exports/used-labels.ts'),
      import('#domain/exports/expected-totals.ts'),
      import('#domain/exports/yayoi-profile.ts'),
    ]);
    const [{ entries, exportedCount }, masters] = await Promise.all([
      pendingEntries(table, month),
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
    });
  },
});
