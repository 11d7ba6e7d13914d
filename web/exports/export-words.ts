import type { ExportBatch, JournalMonth, UnmappableCharacter } from '#web/api/contract.ts';
import { formatInstant, formatMonth } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';

export type BatchRow = {
  readonly id: string;
  readonly month: string;
  readonly format: string;
  readonly content: string;
  readonly made: string;
  readonly fileName: string;
  readonly sha256: string;
};

export const batchRow = (batch: ExportBatch): BatchRow => ({
  id: batch.id,
  month: formatMonth(batch.month),
  format: batch.format === 'yayoi' ? '弥生会計' : batch.format,
  content: `仕訳${batch.entryCount}件（${batch.rowCount}行）`,
  made: `${formatInstant(batch.createdAt)}　${batch.createdByName}`,
  fileName: batch.fileName,
  sha256: batch.sha256,
});

/** What an export of the month would take: entries that no earlier batch holds. */
export const exportPreview = (month: JournalMonth) => {
  const waiting = month.items.filter(({ serial = 0 }) => serial > month.exportedThroughSerial);
  const total = waiting
    .flatMap(({ lines }) => lines)
    .reduce((sum, { side, amount }) => (side === 'debit' ? sum + amount : sum), 0);
  return {
    canExport: waiting.length > 0,
    says:
      waiting.length > 0
        ? `未出力の仕訳 ${waiting.length}件（借方合計 ${formatYen(total)}）を出力します`
        : 'この月に未出力の仕訳はありません',
    earlier: month.items.length - waiting.length,
  };
};

export type CharacterGroup = {
  readonly character: string;
  readonly code: string;
  readonly places: string;
};

/** One row per character that the file cannot hold, with the records it stands in. */
export const characterGroups = (found: readonly UnmappableCharacter[]): readonly CharacterGroup[] =>
  [...new Set(found.map(({ character }) => character))].map((character) => ({
    character,
    code: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    places: found
      .filter((place) => place.character === character)
      .map(({ claimNumber, serial, field }) => `${claimNumber}・仕訳番号${serial}の${field}`)
      .join('、'),
  }));
