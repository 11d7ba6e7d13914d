import type { ExportBatch, ExportPreview, ExportProblems } from '#web/exports/exports-api.ts';
import { formatInstant, formatMonth } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';

export type FileRow = {
  /** From 1, as the download names it. */
  readonly number: number;
  readonly fileName: string;
  readonly content: string;
  readonly sha256: string;
  /** Then another download is asked why (ACC-004). */
  readonly isDownloaded: boolean;
};

export type BatchRow = {
  readonly id: string;
  readonly month: string;
  readonly format: string;
  readonly content: string;
  readonly made: string;
  readonly files: readonly FileRow[];
  readonly totals: readonly TotalRow[];
};

export type TotalRow = {
  readonly name: string;
  readonly debit: string;
  readonly credit: string;
};

export const totalRows = (totals: ExportPreview['totals']): readonly TotalRow[] =>
  totals.map(({ name, debit, credit }) => ({
    name,
    debit: debit === 0 ? '' : formatYen(debit),
    credit: credit === 0 ? '' : formatYen(credit),
  }));

export const batchRow = (batch: ExportBatch): BatchRow => ({
  id: batch.id,
  month: formatMonth(batch.month),
  format: batch.format === 'yayoi' ? '弥生会計' : batch.format,
  content: `仕訳${batch.entryCount}件（${batch.rowCount}行）`,
  made: `${formatInstant(batch.createdAt)}　${batch.createdByName}`,
  files: batch.files.map(({ fileName, rowCount, sha256, downloads }, index) => ({
    number: index + 1,
    fileName,
    content: batch.files.length === 1 ? '' : `${index + 1}／${batch.files.length}　${rowCount}行`,
    sha256,
    isDownloaded: downloads > 0,
  })),
  totals: totalRows(batch.totals),
});

/** What an export of the month would take: entries that no earlier batch holds. */
export const previewWords = (preview: ExportPreview) => {
  const { entryCount, exportedCount, debit, rowCount, fileCount, shortenedCount, mayNotTake } = preview;
  const files = fileCount > 1 ? `、${fileCount}ファイルに分割` : '';
  const rows = rowCount === 0 ? '' : `・${rowCount}行${files}`;
  return {
    canExport: entryCount > 0 && mayNotTake !== true,
    says:
      mayNotTake === true
        ? `未出力の仕訳のうち、閲覧できるものは${entryCount}件（借方合計 ${formatYen(debit)}）です`
        : entryCount > 0
          ? `未出力の仕訳 ${entryCount}件（借方合計 ${formatYen(debit)}${rows}）を出力します`
          : 'この月に未出力の仕訳はありません',
    earlier: exportedCount > 0 ? `（${exportedCount}件は出力済みです）` : '',
    shortened:
      shortenedCount > 0
        ? `摘要が長い${shortenedCount}行は、自由記入の部分を「…」で短くします。法令の記載事項と支払先は省略しません。`
        : undefined,
  };
};

type ShownLabel = ExportPreview['labels'][number];
export type LabelRow = { readonly label: string; readonly state: string; readonly isProven: boolean };

/** Who says that the package takes the label. */
export const labelRow = ({ label, isVerified, source, confirmed }: ShownLabel): LabelRow => {
  if (isVerified) return { label, state: `確認済み（${source ?? ''}）`, isProven: true };
  if (confirmed !== undefined)
    return {
      label,
      state: `取込テスト済み（${formatInstant(confirmed.at)}　${confirmed.byName}）`,
      isProven: true,
    };
  return { label, state: '未確認', isProven: false };
};

type Place = { readonly claimNumber: string; readonly serial: number; readonly field: string };
const placeWords = ({ claimNumber, serial, field }: Place): string =>
  `${claimNumber}・仕訳番号${serial}の${field}`;

export type ReplacementGroup = {
  /** What is to be replaced: a character, or a whole name. */
  readonly text: string;
  readonly label: string;
  readonly places: string;
};

const groupsOf = <Found extends Place>(
  found: readonly Found[],
  textOf: (one: Found) => string,
  labelOf: (one: Found) => string,
): readonly ReplacementGroup[] =>
  [...Map.groupBy(found, textOf)].flatMap(([text, [first, ...rest]]) =>
    first === undefined
      ? []
      : [{ text, label: labelOf(first), places: [first, ...rest].map(placeWords).join('、') }],
  );

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** One row per character or name that the file cannot hold, with the records it stands in. */
export const replacementGroups = ({ characters, texts }: ExportProblems): readonly ReplacementGroup[] => [
  ...groupsOf(
    characters,
    ({ character }) => character,
    ({ character }) => `「${character}」（${codeOf(character)}）の代わりの文字`,
  ),
  ...groupsOf(
    texts,
    ({ text }) => text,
    ({ text, limit, counted }) =>
      `「${text}」の短い名称（${counted === 'units' ? `半角${limit}文字・全角${Math.floor(limit / 2)}文字` : `${limit}文字`}まで）`,
  ),
];

/** Entries that no replacement helps. */
export const refusedWords = ({ entries }: ExportProblems): readonly string[] =>
  entries.map(({ claimNumber, serial, because, limit }) => {
    const place = `${claimNumber}・仕訳番号${serial}`;
    return because === 'amount'
      ? `${place}：金額が${limit}桁を超えるため、会計ソフトに取り込めません`
      : `${place}：1つの伝票が${limit}行を超えるため、会計ソフトに取り込めません`;
  });
