import { addDays } from '#domain/calendar/calendar-date.ts';
import { chainOf, isAskedFor, type ExtractionTerms } from '#domain/audit/extraction.ts';
import { writeCsv } from '#domain/csv/write-csv.ts';
import { jstText } from '#domain/calendar/jst.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { ExtractionLine, Watermark } from './proof/extraction-lines.ts';
import { chainReaderOf, type ReadableArchive } from './read-chain.ts';
import { compactDay, lineHashOf, sealPrefix, type Seal, type SegmentLine } from './proof/seal.ts';

/** Where a file begins: a day, and lines of it that earlier files have. */
export type Position = { readonly day: CalendarDate; readonly lines: number };

export type Piece = {
  readonly csv: string;
  readonly json: string;
  readonly records: number;
  /** @default it is the last one */
  readonly next?: Position;
};

export type Asked = {
  readonly terms: ExtractionTerms;
  readonly watermark: Watermark;
  /** So long a file may become, in characters. */
  readonly mostCharacters: number;
  /** False shortly before the run is over: the file ends there, and the next run goes on. */
  readonly mayGoOn: () => boolean;
};

const hashesOfLine = 500;
const linesBetweenLooks = 200;

const csvHeader = [
  '日時',
  '操作者',
  '操作',
  '対象',
  '結果',
  'IPアドレス',
  '要求ID',
  '理由',
  '記録',
  '抽出ID',
  '抽出者',
  '抽出日時',
];
const kindWords = { added: '追加', changed: '変更あり', removed: '削除あり', expired: '期限切れ' } as const;

type Told = Readonly<Record<string, unknown>>;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a line tells; of a changed record what stands there now. */
const toldIn = ({ kind, item: told }: SegmentLine): Told =>
  kind === 'changed' ? Object(told['after']) : told;

const csvRow = (line: SegmentLine, { extractionId, by, at }: Watermark): readonly string[] => {
  const { atJst, actor, action, target, outcome, ip, requestId, reason } = toldIn(line);
  const facts = [atJst, actor, action, target, outcome, ip, requestId, reason].map(textOf);
  return [...facts, kindWords[line.kind], extractionId, by, jstText(at)];
};

/** The BOM tells spreadsheets that it is UTF-8. */
const csvBegin = `\uFEFF${writeCsv([csvHeader])}`;

const sealsOf = async (
  archive: ReadableArchive,
  chain: string,
  day: CalendarDate,
): Promise<readonly Seal[]> => {
  const seals: Seal[] = [];
  for await (const key of archive.keysBelow(`${sealPrefix(chain)}${compactDay(day)}/`))
    seals.push(JSON.parse(await archive.text(key)));
  return seals;
};

/** One file while it is written, in both forms. */
const aPiece = ({ terms, watermark }: Asked, number: number) => {
  const { tenantId: _tenantId, ...asked } = terms;
  let csv = csvBegin;
  let json = '';
  let records = 0;
  let hashes: string[] = [];
  let firstHash = 0;
  const put = (line: ExtractionLine): void => {
    json += `${JSON.stringify(line)}\n`;
  };
  const putOthers = (): void => {
    if (hashes.length > 0) put({ type: 'others', index: firstHash, hashes });
    hashes = [];
  };
  put({ type: 'extraction', format: 1, chain: chainOf(terms), piece: number, ...watermark, ...asked });
  return {
    length: () => json.length + csv.length,
    day: (day: CalendarDate, seals: readonly Seal[]): void => {
      putOthers();
      put({ type: 'day', day, seals });
    },
    line: (line: SegmentLine, index: number): void => {
      const hash = lineHashOf(line);
      if (!isAskedFor(terms, toldIn(line))) {
        if (hashes.length === 0) firstHash = index;
        hashes.push(hash);
        if (hashes.length === hashesOfLine) putOthers();
        return;
      }
      putOthers();
      put({ type: 'record', index, hash, line });
      csv += writeCsv([csvRow(line, watermark)]);
      records += 1;
    },
    end: (next: Position | undefined): Piece => {
      putOthers();
      put({ type: 'end', isLast: next === undefined });
      return { csv, json, records, ...(next === undefined ? {} : { next }) };
    },
  };
};

/**
 * The files of an extraction from `begun` on, one after the other: what is asked for of a chain, with its seals. The same archive
 * gives the same files, so that a run that broke off may write one again.
 */
export async function* extractPieces(
  archive: ReadableArchive,
  asked: Asked,
  begun: Position & { readonly pieces: number },
): AsyncGenerator<Piece> {
  const chain = chainOf(asked.terms);
  let number = begun.pieces + 1;
  let piece = aPiece(asked, number);
  for (let day = begun.day; day <= asked.terms.to; day = addDays(day, 1)) {
    const seals = await sealsOf(archive, chain, day);
    piece.day(day, seals);
    const ofDay = { former: seals[0]?.former, seals: [] };
    const done = day === begun.day ? begun.lines : 0;
    let index = 0;
    for await (const line of chainReaderOf(archive, { chain, day }, ofDay).lines()) {
      index += 1;
      if (index <= done) continue;
      piece.line(line, index);
      const isCut = index % linesBetweenLooks === 0 && !asked.mayGoOn();
      if (!isCut && piece.length() < asked.mostCharacters) continue;
      yield piece.end({ day, lines: index });
      number += 1;
      piece = aPiece(asked, number);
      piece.day(day, seals);
    }
  }
  yield piece.end(undefined);
}
