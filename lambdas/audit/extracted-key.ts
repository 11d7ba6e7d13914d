import type { ExtractionId } from '#domain/kernel/ids.ts';

/** Below the id of the extraction: its files go together. */
export const extractedKey = (extractionId: ExtractionId, fileName: string): string =>
  `files/${extractionId}/${fileName}`;
