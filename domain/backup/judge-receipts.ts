import type { RestoreVerdict } from './judge-restore.ts';

/** One receipt that was there when the point was taken. */
export type RestoredReceipt = {
  readonly id: string;
  /** SHA-256 of the bytes that its row names, 64 hex digits. */
  readonly sha256: string;
  /** Of the bytes that came back. @default nothing came back */
  readonly restoredSha256?: string;
};

const most = 5;

const listed = (ids: readonly string[]): string =>
  ids.length > most ? `${ids.slice(0, most).join(', ')} and ${ids.length - most} more` : ids.join(', ');

/**
 * AWS Backup ends a restore as completed though files failed, so that each is asked for. Bytes decide: what came back has
 * other version ids than what was lost.
 */
export const judgeReceipts = (
  receipts: readonly RestoredReceipt[],
  receiptsFloor: number,
): RestoreVerdict => {
  const missing = receipts.filter(({ restoredSha256 }) => restoredSha256 === undefined);
  const different = receipts.filter(
    ({ sha256, restoredSha256 }) => restoredSha256 !== undefined && restoredSha256 !== sha256,
  );
  const faults = [
    ...(receipts.length >= receiptsFloor
      ? []
      : [`${receipts.length} receipts of the canary where ${receiptsFloor} are the least`]),
    ...(missing.length === 0 ? [] : [`receipts are missing: ${listed(missing.map(({ id }) => id))}`]),
    ...(different.length === 0
      ? []
      : [`receipts have other bytes: ${listed(different.map(({ id }) => id))}`]),
  ];
  return faults.length === 0
    ? { isValid: true, message: `${receipts.length} receipts of the canary came back byte for byte` }
    : { isValid: false, message: faults.join('; ') };
};
