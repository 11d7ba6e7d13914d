import { gzipSync } from 'node:zlib';
import { readCsv } from '#domain/csv/read-csv.ts';
import { partsOfFile } from '#domain/masters/file-parts.ts';
import type { MasterById } from '#domain/masters/master.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { accepted } from '#test/journeys/large-company.ts';
import { newUlid, type Person } from '#test/journeys/person.ts';
import { callsNow } from '#test/journeys/walk-readings.ts';

/** What a request may hold, gzipped and in base64. */
const mostRequestBytes = 400_000;

export type ImportCost = {
  readonly callsOfRow: number;
  /** Of the largest request, as a share of what one may hold. */
  readonly largest: number;
};

/** Takes a file of a master that is kept by id in as the screen does: each part tried, then taken; one import. */
export const importFile = async (
  { cloud, admin }: { readonly cloud: Pick<Cloud, 'calls'>; readonly admin: Person },
  master: MasterById,
  text: string,
): Promise<ImportCost> => {
  const table = readCsv(text);
  const files = partsOfFile(master, table).map((part) => gzipSync(part.text).toString('base64'));
  cloud.calls.clear();
  let expectedVersion = 0;
  for (const file of files) {
    // oxlint-disable-next-line no-await-in-loop -- one part after the other, as the browser sends them
    const { body } = await accepted(() => admin.post(`/api/master-files/${master.noun}/checks`, { file }));
    if (body.faultCount > 0) throw new Error(JSON.stringify(body.faults[0]));
    expectedVersion = body.version;
  }
  const id = newUlid();
  for (const [at, file] of files.entries()) {
    const part = { at, isLast: at === files.length - 1 };
    // oxlint-disable-next-line no-await-in-loop
    await accepted(() =>
      admin.post(`/api/master-files/${master.noun}/imports`, { id, file, expectedVersion, part }),
    );
  }
  return {
    callsOfRow: callsNow(cloud) / (table.rows.length - 1),
    largest: Math.max(...files.map(({ length }) => length)) / mostRequestBytes,
  };
};
