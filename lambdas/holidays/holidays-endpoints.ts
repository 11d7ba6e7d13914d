import { holidays } from '#contract/masters/every.ts';
import { holidayMaster } from '#domain/holidays/holiday.ts';
import { masterEndpoints } from '#lambdas/masters/master-endpoints.ts';
import { restsOnNothing } from '#lambdas/masters/situation.ts';

export const {
  list: listHolidaysEndpoint,
  show: showHolidaysEndpoint,
  put: putHolidaysEndpoint,
  end: endHolidaysEndpoint,
  listVersionsOf: listVersionsOfHolidaysEndpoint,
  writeFileOf: writeFileOfHolidaysEndpoint,
  checkImportOf: checkImportOfHolidaysEndpoint,
  acceptImportOf: acceptImportOfHolidaysEndpoint,
  giveUpImportOf: giveUpImportOfHolidaysEndpoint,
  undoImportOf: undoImportOfHolidaysEndpoint,
} = masterEndpoints(holidays, { master: holidayMaster, usesOf: restsOnNothing });
