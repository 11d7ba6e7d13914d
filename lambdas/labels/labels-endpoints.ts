import { labels } from '#contract/masters/every.ts';
import { labelMaster } from '#domain/labels/label.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { restsOnNothing } from '#lambdas/masters/situation.ts';

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
} = masterEndpoints(labels, { master: labelMaster, usesOf: restsOnNothing });
