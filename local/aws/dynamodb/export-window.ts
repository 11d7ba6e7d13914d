import { ServiceFault } from '#local/aws/calls/service-call.ts';

import type { Input } from './engine.ts';

/** Milliseconds since 1970, the end excluded. */
export type ExportWindow = { readonly from: number; readonly to: number };

const shortestMillis = 15 * 60_000;
const longestMillis = 24 * 3_600_000;
/** As our tables keep it; AWS keeps 1 to 35 days. */
const recoveryMillis = 7 * 24 * 3_600_000;

const refused = (what: string): ServiceFault => new ServiceFault('ValidationException', what);

/** Times come over the wire in seconds. */
const assertKept = (seconds: unknown, now: number): number => {
  const millis = Number(seconds) * 1_000;
  if (!Number.isFinite(millis)) throw refused('a time of the export is missing');
  if (millis > now || millis < now - recoveryMillis)
    throw new ServiceFault(
      'InvalidExportTimeException',
      'The specified ExportTime is outside of the point in time recovery window.',
    );
  return millis;
};

/**
 * What an export is of: `undefined` for a whole table.
 * @throws ServiceFault for times that DynamoDB refuses, and for old images, which are not made here
 */
export const exportWindowOf = (input: Input, now: number): ExportWindow | undefined => {
  if (input['ExportType'] !== 'INCREMENTAL_EXPORT') {
    assertKept(input['ExportTime'], now);
    return undefined;
  }
  const { ExportFromTime, ExportToTime, ExportViewType } = Object(input['IncrementalExportSpecification']);
  if (ExportViewType !== 'NEW_IMAGE') throw refused(`this DynamoDB exports no ${String(ExportViewType)}`);
  const [from, to] = [assertKept(ExportFromTime, now), assertKept(ExportToTime, now)];
  if (to - from < shortestMillis || to - from > longestMillis)
    throw refused('The export window must be between 15 minutes and 24 hours.');
  return { from, to };
};
