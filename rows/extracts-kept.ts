import { filesKeptDays } from '#domain/audit/extraction.ts';

/** Days after which the bucket takes the files of an extraction away (`auditExtraction` stays). */
export const extractsKeptDays = filesKeptDays;
