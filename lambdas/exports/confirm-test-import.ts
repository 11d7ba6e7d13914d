import { confirmTestImport } from '#contract/exports.ts';
import { allLabels } from '#domain/exports/yayoi-labels.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { taxAccountings } from '#domain/tenants/masters.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { findTestImports, testImportsWrite } from './test-import-store.ts';
import { labelOptionsOf } from '#domain/exports/yayoi-options.ts';

/** Somebody saw that the company's package took these labels rightly: exports with them are free. */
export const confirmTestImportEndpoint = endpoint(confirmTestImport, async (request, { table, audit }) => {
  const { actor, at, body } = request;
  const masters = await freshMastersOf(table);
  const { product } = masters.exporting.profile;
  const options = labelOptionsOf(masters);
  // Entries keep the 経理方法 under which they were posted.
  const known = new Set(
    taxAccountings.flatMap((taxAccounting) =>
      allLabels({ ...options, taxAccounting }).map(({ label }) => label),
    ),
  );
  const strange = body.labels.findIndex((label) => !known.has(label));
  if (strange >= 0)
    return refuse({
      kind: 'input-malformed',
      fields: [{ path: `labels.${strange}`, message: '今の設定にない税区分です。画面を更新してください' }],
    });
  const seen = await findTestImports(table, product);
  const fresh = body.labels.filter((label) => !seen.labels.some((one) => one.label === label));
  const person = { by: actor.userId, byName: actor.name, at: jstText(at) };
  const all = [...seen.labels, ...[...new Set(fresh)].map((label) => ({ label, ...person }))];
  if (fresh.length > 0) {
    const outcome = await table.transact({
      tests: testImportsWrite(product, all, seen.version),
      audit: await audit(request, {
        action: 'export.test-confirm',
        target: `export ${product}`,
        outcome: 'done',
        detail: { product, labels: fresh },
      }),
    });
    if (!outcome.stored) return refuse({ kind: 'export-changed-meanwhile' });
  }
  return accept({ labels: all.map(({ label, byName, at: on }) => ({ label, byName, at: on })) });
});
