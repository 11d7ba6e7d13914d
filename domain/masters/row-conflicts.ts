import type { ImportFault, ImportRow } from './import-row.ts';
import { mostStates, tooManyStates, type Master } from './master.ts';
import { byFirstDay, spanOf } from './states.ts';

/** Of one id. */
type Rows = readonly ImportRow[];

const byDays = (one: ImportRow, other: ImportRow): number => byFirstDay(one.state, other.state);

const repeated = (master: Master, rows: Rows): readonly ImportFault[] => {
  const first = new Map<string | undefined, number>();
  const what = master.isDated ? `${master.id.word}と適用開始日` : master.id.word;
  return rows.flatMap(({ line, state: { validFrom } }) => {
    const earlier = first.get(validFrom);
    if (earlier === undefined) first.set(validFrom, line);
    return earlier === undefined
      ? []
      : [
          {
            line,
            column: master.id.word,
            reason: `${earlier}行目と${what}が同じです。どちらかを消してください`,
          },
        ];
  });
};

/** Whose last day is said may not meet the next one: only an end that nobody said is moved. */
const overlapping = (rows: Rows): readonly ImportFault[] => {
  let widest: ImportRow | undefined;
  return rows.toSorted(byDays).flatMap((row) => {
    const { from, to } = spanOf(row.state);
    const met = widest !== undefined && spanOf(widest.state).to >= from ? widest : undefined;
    const isSameDay = met?.state.validFrom === row.state.validFrom;
    if (row.state.validTo !== undefined && (widest === undefined || spanOf(widest.state).to < to))
      widest = row;
    if (met === undefined || isSameDay) return [];
    const [earlier, later] = met.line < row.line ? [met, row] : [row, met];
    const days = `${earlier.state.validFrom ?? ''} 〜 ${earlier.state.validTo ?? ''}`;
    return [
      {
        line: later.line,
        column: '適用開始日',
        reason: `${earlier.line}行目の期間（${days}）と重なっています`,
      },
    ];
  });
};

const conflictsOf = (master: Master, rows: Rows): readonly ImportFault[] => {
  const surplus = master.isDated ? rows[mostStates] : undefined;
  if (surplus !== undefined) return [{ line: surplus.line, column: master.id.word, reason: tooManyStates }];
  return [...repeated(master, rows), ...(master.isDated ? overlapping(rows) : [])];
};

/** Rows of one file that contradict each other. */
export const rowConflicts = (master: Master, rows: Rows): readonly ImportFault[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own) => conflictsOf(master, own));
