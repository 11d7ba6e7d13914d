import { labels } from '#contract/masters/every.ts';
import { labelMaster } from '#domain/labels/label.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { firstDay, lastDay } from '#domain/masters/states.ts';
import type { UsesOf } from '#lambdas/masters/situation.ts';

/** Made anew, the code would be seen by those of before: a label ends once nobody sees it. */
const usesOfLabels: UsesOf = async ({ masters }) =>
  masters.access.labels
    .filter(({ roles, people }) => roles.length + people.length > 0)
    .map(({ label }) => ({
      id: label,
      span: { from: firstDay, to: lastDay },
      words: '「ロールと権限」の閲覧権限',
    }));

export const {
  list: listLabelsEndpoint,
  show: showLabelsEndpoint,
  put: putLabelsEndpoint,
  end: endLabelsEndpoint,
  listVersionsOf: listVersionsOfLabelsEndpoint,
  writeFileOf: writeFileOfLabelsEndpoint,
  checkImportOf: checkImportOfLabelsEndpoint,
  acceptImportOf: acceptImportOfLabelsEndpoint,
  giveUpImportOf: giveUpImportOfLabelsEndpoint,
  undoImportOf: undoImportOfLabelsEndpoint,
} = masterEndpoints(labels, { master: labelMaster, usesOf: usesOfLabels });
