import { expect, test } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import type { ExtractionId, TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { extractPieces, type Piece } from '#lambdas/audit/extract-pieces.ts';
import { aSealedCompany, first } from './a-sealed-company.ts';

const second = addDays(first, 1);
const idAt = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const tenantId = 't01jtenant0000000000000000a' as TenantId;
const watermark = {
  extractionId: `01J${'X'.repeat(23)}` as ExtractionId,
  by: 'op-kato',
  byName: '加藤',
  at: '2026-12-05T01:00:00.000Z' as Instant,
  reason: 'お客様からのご請求のため',
};

test('a run whose time is over ends its file, and the next goes on behind it', async () => {
  const it = aSealedCompany();
  for (let n = 1; n <= 450; n += 1)
    // oxlint-disable-next-line no-await-in-loop -- in the order of the chain
    await it.deed(first, idAt(n));
  await it.night('2026-12-01');
  const asked = { terms: { tenantId, from: first, to: first }, watermark, mostCharacters: 10_000_000 };
  const pieces: Piece[] = [];
  let begun: { day: typeof first; lines: number; pieces: number } | undefined = {
    day: first,
    lines: 0,
    pieces: 0,
  };
  while (begun !== undefined) {
    const run = extractPieces(it.context.archive, { ...asked, mayGoOn: () => false }, begun);
    // oxlint-disable-next-line no-await-in-loop -- each run is cut off behind its first file
    const { value } = await run.next();
    if (value === undefined) break;
    pieces.push(value);
    begun = value.next === undefined ? undefined : { ...value.next, pieces: pieces.length };
  }
  expect(pieces.map(({ records }) => records)).toEqual([200, 200, 50]);
  expect(pieces.at(-1)?.json.endsWith('{"type":"end","isLast":true}\n')).toBe(true);
});

test('a chain is read one segment at a time, whatever the size of a day', async () => {
  const it = aSealedCompany();
  for (let n = 1; n <= 2_000; n += 1)
    // oxlint-disable-next-line no-await-in-loop -- in the order of the chain
    await it.deed(second, idAt(n));
  let open = 0;
  let most = 0;
  const { archive, days } = it.context;
  const counting = {
    ...archive,
    text: async (key: string) => {
      open += 1;
      most = Math.max(most, open);
      const text = await archive.text(key);
      open -= 1;
      return text;
    },
  };
  expect(await it.night('2026-12-02', { archive: counting, days })).toMatchObject({ sealed: 2, faulty: [] });
  expect(most).toBe(1);
  expect(it.seals().at(-1)).toMatchObject({ records: 2_000 });
});
