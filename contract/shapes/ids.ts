import {
  entryIdPattern,
  isClaimId,
  isEntryId,
  isEvidenceId,
  isExportId,
  isImportId,
  isSittingId,
  isUserId,
} from '#domain/kernel/ids.ts';
import { shaped, ulidShape } from './text.ts';

export const claimId = ulidShape(isClaimId, '申請IDの形が正しくありません');
export const evidenceId = ulidShape(isEvidenceId, '証憑IDの形が正しくありません');
export const exportId = ulidShape(isExportId, '出力IDの形が正しくありません');
export const importId = ulidShape(isImportId, '取込IDの形が正しくありません');
/** Of any master: what its own code or day may be is asked where it is registered. */
export const entryId = shaped(isEntryId, {
  pattern: entryIdPattern,
  message: 'コードの形が正しくありません',
});
export const sittingId = ulidShape(isSittingId, '編集IDの形が正しくありません');
export const userId = ulidShape(isUserId, 'ユーザーIDの形が正しくありません');
