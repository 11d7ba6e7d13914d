import { cards } from '#contract/masters/every.ts';
import { cardMaster } from '#domain/cards/card.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { restsOnNothing } from '#lambdas/masters/situation.ts';

export const {
  list: listCardsEndpoint,
  show: showCardsEndpoint,
  put: putCardsEndpoint,
  end: endCardsEndpoint,
  listVersionsOf: listVersionsOfCardsEndpoint,
  writeFileOf: writeFileOfCardsEndpoint,
  checkImportOf: checkImportOfCardsEndpoint,
  acceptImportOf: acceptImportOfCardsEndpoint,
  giveUpImportOf: giveUpImportOfCardsEndpoint,
  undoImportOf: undoImportOfCardsEndpoint,
} = masterEndpoints(cards, { master: cardMaster, usesOf: restsOnNothing });
