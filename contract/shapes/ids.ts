import { isClaimId, isEvidenceId, isExportId, isSittingId, isUserId } from '#domain/kernel/ids.ts';
import { ulidShape } from './text.ts';

export const claimId = ulidShape(isClaimId, '申請IDの形が正しくありません');
export const evidenceId = ulidShape(isEvidenceId, '証憑IDの形が正しくありません');
export const exportId = ulidShape(isExportId, '出力IDの形が正しくありません');
export const sittingId = ulidShape(isSittingId, '編集IDの形が正しくありません');
export const userId = ulidShape(isUserId, 'ユーザーIDの形が正しくありません');
