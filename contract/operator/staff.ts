import * as v from 'valibot';
import { operatorStates } from '#domain/operators/operator-rights.ts';
import { get, post } from '../endpoint.ts';
import { askingRefusals } from './asking-refusals.ts';
import {
  lastSecurityOperator,
  operatorChangedMeanwhile,
  operatorEnded,
  operatorEnrolled,
  operatorExists,
  operatorsFull,
  ownOperator,
  securityRoleHeld,
} from '../refusals/operators.ts';
import { operatorId } from '../shapes/operator-ids.ts';
import { askingParts, operatorReason, operatorRole, requestView, rolesGiven } from '../shapes/operator.ts';
import { filledLine, filledParagraph } from '../shapes/text.ts';
import { calendarDate } from '../shapes/values.ts';

const ofStaff = { function: 'operator', may: 'operators.keep' } as const;

export const listStaff = get('/operator/staff', {
  function: 'operator',
  may: 'operators.read',
  summary: '運用者を一覧する',
  answer: v.object({
    items: v.array(
      v.object({
        operatorId: v.string(),
        name: v.string(),
        state: v.picklist(operatorStates),
        roles: v.array(operatorRole),
        trainedUntil: v.exactOptional(v.string()),
        isTrained: v.boolean(),
        /** He has an authenticator, and so has signed in. */
        isEnrolled: v.boolean(),
        createdAt: v.exactOptional(v.string()),
        version: v.number(),
      }),
    ),
  }),
});

export const addOperator = post('/operator/staff', {
  ...ofStaff,
  twoPerson: true,
  asksReason: true,
  summary: '運用者の追加を依頼する',
  body: v.strictObject({
    ...askingParts,
    operatorId,
    name: filledLine(60, '氏名を入力してください'),
    roles: rolesGiven,
  }),
  answer: requestView,
  status: 201,
  refusals: [operatorExists, operatorsFull, ...askingRefusals],
});

export const changeOperatorRoles = post('/operator/staff/{operatorId}/roles', {
  ...ofStaff,
  twoPerson: true,
  asksReason: true,
  summary: '運用者のロールの変更を依頼する',
  body: v.strictObject({ ...askingParts, roles: rolesGiven }),
  answer: requestView,
  status: 201,
  refusals: [operatorEnded, lastSecurityOperator, ...askingRefusals],
});

export const endOperator = post('/operator/staff/{operatorId}/end', {
  ...ofStaff,
  asksReason: true,
  summary: '運用者の利用を終える',
  body: v.strictObject({ reason: operatorReason }),
  refusals: [operatorChangedMeanwhile, operatorEnded, ownOperator, securityRoleHeld],
});

export const issueOperatorPassword = post('/operator/staff/{operatorId}/temporary-password', {
  ...ofStaff,
  asksReason: true,
  summary: 'まだサインインしていない運用者に仮パスワードを発行する',
  body: v.strictObject({ reason: operatorReason }),
  /** Told once, to be handed over in person; good for three days. */
  answer: v.object({ temporaryPassword: v.string() }),
  refusals: [operatorChangedMeanwhile, operatorEnded, operatorEnrolled, ownOperator],
});

export const listTrainings = get('/operator/staff/{operatorId}/trainings', {
  function: 'operator',
  may: 'operators.read',
  summary: '運用者の教育の記録を一覧する',
  answer: v.object({
    items: v.array(
      v.object({
        on: v.string(),
        until: v.string(),
        evidence: v.string(),
        recordedBy: v.string(),
        recordedAt: v.string(),
      }),
    ),
  }),
});

export const addTraining = post('/operator/staff/{operatorId}/trainings', {
  ...ofStaff,
  asksReason: true,
  summary: '運用者の教育を記録する',
  body: v.strictObject({
    reason: operatorReason,
    /** 実施日 */
    on: calendarDate,
    /** The last day on which it counts. */
    until: calendarDate,
    /** What was taught, by whom, and where the attendance is kept. */
    evidence: filledParagraph(500, '内容と証跡の所在を入力してください'),
  }),
  status: 204,
  refusals: [operatorChangedMeanwhile, operatorEnded, ownOperator],
});
