import { partners } from '#contract/masters/every.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { restsOnNothing } from '#lambdas/masters/situation.ts';

export const {
  list: listPartnersEndpoint,
  show: showPartnersEndpoint,
  put: putPartnersEndpoint,
  end: endPartnersEndpoint,
  listVersionsOf: listVersionsOfPartnersEndpoint,
  writeFileOf: writeFileOfPartnersEndpoint,
  checkImportOf: checkImportOfPartnersEndpoint,
  acceptImportOf: acceptImportOfPartnersEndpoint,
  giveUpImportOf: giveUpImportOfPartnersEndpoint,
  undoImportOf: undoImportOfPartnersEndpoint,
} = masterEndpoints(partners, { master: partnerMaster, usesOf: restsOnNothing });
