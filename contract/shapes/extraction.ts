import { isExtractionId } from '#domain/audit/extraction.ts';
import { shaped, ulidShape } from './text.ts';

export const extractionId = ulidShape(isExtractionId, '抽出IDの形が正しくありません');

const actorPattern = /^(?:[0-7][0-9A-HJKMNP-TV-Z]{25}|op-[a-z][a-z0-9]{1,30})$/;
export const actorOfTrail = shaped(
  (text: unknown): text is string => typeof text === 'string' && actorPattern.test(text),
  {
    pattern: actorPattern,
    message: '操作者は、利用者のID（26文字）か運用者ID（op-…）で入力してください',
  },
);

const actionPattern = /^[a-z][a-z-]{0,39}(?:\.[a-z][a-z-]{0,39})?$/;
export const actionOfTrail = shaped(
  (text: unknown): text is string => typeof text === 'string' && actionPattern.test(text),
  { pattern: actionPattern, message: '操作の種類は claim や claim.submit の形で入力してください' },
);

const piecePattern = /^[1-9]\d{0,3}$/;
/** Which file, from 1, as it stands in an address. */
export const pieceNumber = shaped(
  (text: unknown): text is string => typeof text === 'string' && piecePattern.test(text),
  {
    pattern: piecePattern,
    message: 'ファイルの番号の形が正しくありません',
  },
);
