import {
  isGrantId,
  isOperatorId,
  isTenantId,
  operatorIdPattern,
  tenantIdPattern,
} from '#domain/kernel/ids.ts';
import { isBookId } from '#domain/duties/book-ids.ts';
import { isDutyId } from '#domain/duties/duty-id.ts';
import { isIncidentId } from '#domain/incidents/incident-id.ts';
import { isRequestId } from '#domain/operators/request-id.ts';
import { shaped, ulidShape } from './text.ts';

/* What operators name. */

export const tenantId = shaped(isTenantId, {
  pattern: tenantIdPattern,
  message: 'テナントIDの形が正しくありません',
});
export const operatorId = shaped(isOperatorId, {
  pattern: operatorIdPattern,
  message: '運用者IDは op- に続けて半角英小文字・数字で入力してください（例: op-kato）',
});
/** Of both planes: asked for in the one, and answered in the other. */
export const grantId = ulidShape(isGrantId, '閲覧許可IDの形が正しくありません');
export const requestId = ulidShape(isRequestId, '依頼IDの形が正しくありません');
export const bookId = shaped(isBookId, {
  pattern: /^[a-z]+(-[a-z]+)?$/,
  message: '台帳がありません',
});
export const dutyId = ulidShape(isDutyId, '台帳の項目のIDの形が正しくありません');
export const incidentId = ulidShape(isIncidentId, 'インシデントのIDの形が正しくありません');
