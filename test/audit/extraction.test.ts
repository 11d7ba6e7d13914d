import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import type { ExtractionTerms } from '#domain/audit/extraction.ts';
import type { ExtractionId, TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { extractPieces, type Piece } from '#lambdas/audit/extract-pieces.ts';
import { extractionLineIn, type ExtractionLine } from '#lambdas/audit/proof/extraction-lines.ts';
import { sayVerdict } from '#lambdas/audit/proof/say-verdict.ts';
import { verifyExtraction } from '#lambdas/audit/proof/verify-extraction.ts';
import { aSealedCompany, first, type SealedCompany } from './a-sealed-company.ts';

const second = addDays(first, 1);
const mayGoOn = () => true;
const idAt = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const watermark = {
  extractionId: `01J${'X'.repeat(23)}` as ExtractionId,
  by: 'op-kato',
  byName: '加藤',
  at: '2026-12-05T01:00:00.000Z' as Instant,
  reason: 'お客様からのご請求のため',
};
const terms: ExtractionTerms = {
  tenantId: 't01jtenant0000000000000000a' as TenantId,
  from: first,
  to: second,
};

/** Twelve deeds on the first day and three on the second; both are sealed. */
const twoDays = async (): Promise<SealedCompany> => {
  const it = aSealedCompany();
  for (let n = 1; n <= 15; n += 1)
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as people act
    await it.deed(n <= 12 ? first : second, idAt(n), n % 3 === 0 ? '=cmd()' : 'claim.submit');
  await it.night('2026-12-02');
  return it;
};

const taken = async (
  it: SealedCompany,
  asked: ExtractionTerms = terms,
  mostCharacters = 1_000_000,
): Promise<readonly Piece[]> => {
  const pieces: Piece[] = [];
  const begun = { day: asked.from, lines: 0, pieces: 0 };
  for await (const piece of extractPieces(
    it.context.archive,
    { terms: asked, watermark, mostCharacters, mayGoOn },
    begun,
  ))
    pieces.push(piece);
  return pieces;
};

const linesIn = (pieces: readonly { readonly json: string }[]): readonly string[] =>
  pieces.flatMap(({ json }) => json.trimEnd().split('\n'));

async function* read(lines: readonly string[]): AsyncGenerator<ExtractionLine> {
  for (const text of lines) {
    const line = extractionLineIn(text);
    if (line !== undefined) yield line;
  }
}

const verdictOf = async (lines: readonly string[]) => {
  const verdict = await verifyExtraction(read(lines));
  return {
    ...verdict,
    says: verdict.days.map(({ day, faults }) =>
      `${day} ${faults.map(({ fault }) => fault).join(' ')}`.trim(),
    ),
    isSound: sayVerdict(verdict).isSound,
  };
};

describe('an extraction', () => {
  test('has every record of the days, and both days are whole', async () => {
    const verdict = await verdictOf(linesIn(await taken(await twoDays())));
    expect(verdict).toMatchObject({
      isComplete: true,
      isSound: true,
      days: [
        { day: '2026-12-01', records: 12, chained: 12, unsealed: 0, faults: [] },
        { day: '2026-12-02', records: 3, chained: 3, unsealed: 0, faults: [] },
      ],
    });
  });

  test('of some records is proven by the hashes of the others', async () => {
    const pieces = await taken(await twoDays(), { ...terms, action: 'claim' });
    expect(pieces.map(({ records }) => records)).toEqual([10]);
    expect(await verdictOf(linesIn(pieces))).toMatchObject({
      isSound: true,
      days: [
        { records: 8, chained: 12 },
        { records: 2, chained: 3 },
      ],
    });
  });

  test('says in each row and file who took it, when and under which number', async () => {
    const [piece] = await taken(await twoDays());
    const rows = (piece?.csv ?? '').trimEnd().split('\r\n');
    expect(rows[0]).toMatch(/^\uFEFF日時,操作者,操作,/);
    expect(rows.slice(1)).toHaveLength(15);
    for (const row of rows.slice(1))
      expect(row.endsWith(`,追加,${watermark.extractionId},op-kato,2026-12-05T10:00:00+09:00`)).toBe(true);
    expect(JSON.parse((piece?.json ?? '').split('\n')[0] ?? '')).toMatchObject({
      type: 'extraction',
      ...watermark,
    });
  });

  test('gives a spreadsheet no formula', async () => {
    const [piece] = await taken(await twoDays());
    expect(piece?.csv).toContain(",'=cmd(),");
    expect(piece?.csv).not.toContain(',=cmd(),');
  });

  test('is cut into files that make the same when a run goes on with any of them', async () => {
    const it = await twoDays();
    const whole = await taken(it, terms, 2_500);
    expect(whole.length).toBeGreaterThan(3);
    expect((await verdictOf(linesIn(whole))).isSound).toBe(true);
    for (const [done, { next }] of whole.entries()) {
      if (next === undefined) continue;
      const rest: Piece[] = [];
      const asked = { terms, watermark, mostCharacters: 2_500, mayGoOn };
      // oxlint-disable-next-line no-await-in-loop -- one trial after the other
      for await (const piece of extractPieces(it.context.archive, asked, { ...next, pieces: done + 1 }))
        rest.push(piece);
      expect(rest).toEqual(whole.slice(done + 1));
    }
  });
});

describe('the check of the files, which asks nobody', () => {
  const edited = async (edit: (lines: string[]) => void) => {
    const lines = [...linesIn(await taken(await twoDays()))];
    edit(lines);
    return verdictOf(lines);
  };
  /** Of the fifth record of the first day. */
  const fifth = 6;

  test('finds a record that was changed', async () => {
    const verdict = await edited((lines) => {
      lines[fifth] = (lines[fifth] ?? '').replace('claim.submit', 'claim.reject');
    });
    expect(verdict).toMatchObject({ isSound: false, says: ['2026-12-01 changed', '2026-12-02'] });
    expect(verdict.days[0]?.faults).toEqual([{ fault: 'changed', index: 5 }]);
  });

  test('finds one that was changed together with its hash', async () => {
    const { says } = await edited((lines) => {
      lines[fifth] = (lines[fifth] ?? '').replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'0'.repeat(64)}"`);
    });
    expect(says[0]).toBe('2026-12-01 changed not-as-sealed');
  });

  test('finds one that was taken out', async () => {
    const { says } = await edited((lines) => {
      lines.splice(fifth, 1);
    });
    expect(says).toEqual(['2026-12-01 out-of-place not-as-sealed', '2026-12-02']);
  });

  test('finds the last one of a day that was taken out', async () => {
    const { says } = await edited((lines) => {
      lines.splice(13, 1);
    });
    expect(says).toEqual(['2026-12-01 not-as-sealed', '2026-12-02']);
  });

  test('finds one that was put in', async () => {
    const { says } = await edited((lines) => {
      lines.splice(fifth, 0, lines[fifth] ?? '');
    });
    expect(says).toEqual(['2026-12-01 out-of-place not-as-sealed never-sealed', '2026-12-02']);
  });

  test('finds two that changed their places', async () => {
    const { says } = await edited((lines) => {
      const [one = '', other = ''] = lines.slice(fifth, fifth + 2);
      lines.splice(fifth, 2, other, one);
    });
    expect(says).toEqual(['2026-12-01 out-of-place not-as-sealed', '2026-12-02']);
  });

  test('finds a seal that was made anew: the day after does not hang on it', async () => {
    const { says } = await edited((lines) => {
      lines[1] = (lines[1] ?? '').replace('"segments":12', '"segments":13');
    });
    expect(says).toEqual(['2026-12-01', '2026-12-02 seal-loose']);
  });

  test('finds a file that is cut short, and one that is missing', async () => {
    expect((await edited((lines) => void lines.pop())).isComplete).toBe(false);
    const pieces = await taken(await twoDays(), terms, 2_500);
    expect((await verdictOf(linesIn(pieces.slice(1)))).isComplete).toBe(false);
    expect((await verdictOf(linesIn([...pieces.slice(0, 1), ...pieces.slice(2)]))).isComplete).toBe(false);
  });

  test('finds records that are withheld, though all were asked for', async () => {
    const { says, isSound } = await edited((lines) => {
      const { index, hash } = JSON.parse(lines[fifth] ?? '');
      lines[fifth] = JSON.stringify({ type: 'others', index, hashes: [hash] });
    });
    expect([says[0], isSound]).toEqual(['2026-12-01 withheld', false]);
  });

  test('finds days that are cut off, and seals that are left out of a day that is long over', async () => {
    expect((await edited((lines) => void lines.splice(14, 4))).isSound).toBe(false);
    expect((await edited((lines) => void lines.splice(1, 13))).isSound).toBe(false);
    const unsealed = await edited((lines) => {
      lines[1] = JSON.stringify({ type: 'day', day: first, seals: [] });
    });
    expect([unsealed.says[0], unsealed.isSound]).toEqual(['2026-12-01 never-sealed', false]);
  });

  test('finds files of another chain', async () => {
    const { isSound } = await edited((lines) => {
      lines[0] = (lines[0] ?? '').replace('"chain":"t/', '"chain":"ops/');
    });
    expect(isSound).toBe(false);
  });

  test('says of a day that is not over that it is not sealed', async () => {
    const it = await twoDays();
    await it.deed(addDays(second, 1), idAt(20));
    const verdict = await verdictOf(linesIn(await taken(it, { ...terms, to: addDays(second, 1) })));
    expect(verdict).toMatchObject({ isSound: true, days: [{}, {}, { chained: 1, unsealed: 1 }] });
    expect(sayVerdict(verdict).text).toContain('2026-12-03  未封印');
  });
});
