import { labels } from '#contract/masters/every.ts';
import { labelMaster } from '#domain/labels/label.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { restsOnNothing, type KeptMaster } from '#lambdas/masters/situation.ts';

/**
 * What bears a label that ended goes on bearing it, and is seen by whom it was allowed: an entry of who may see it is never
 * taken away. Under the same code another label would lend it their eyes.
 */
const bornBefore: KeptMaster['faultsOf'] = async ({ masters: { access } }, changes) =>
  changes
    .filter(
      ({ id, before, after }) =>
        before.length === 0 && after.length > 0 && access.labels.some(({ label }) => label === id),
    )
    .map(({ id }) => ({
      id,
      reason: '以前に使われたラベルコードです。申請に付いたままのことがあるため、別のコードにしてください',
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
} = masterEndpoints(labels, { master: labelMaster, usesOf: restsOnNothing, faultsOf: bornBefore });
