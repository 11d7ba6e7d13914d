import * as v from 'valibot';
import { supportReadings } from '#domain/support/support-readings.ts';
import { viewPath } from '#domain/support/view-path.ts';
import { get, post } from '../endpoint.ts';
import { grantNotInForce, grantOver, grantsMany, partNotGranted } from '../refusals/support.ts';
import { companyNotActive } from '../refusals/operators.ts';
import { operatorReason } from '../shapes/operator.ts';
import { grantId } from '../shapes/operator-ids.ts';
import { pageOf, pageQuery } from '../shapes/page.ts';
import { grantView, hoursAsked, partsAsked } from '../shapes/support.ts';
import { asItIs } from '../shapes/text.ts';

/** With the company, and whether it is one's own. Who of the company answered is the company's own. */
const { decidedByName: _hand, withdrawnByName: _other, ...facts } = grantView.entries;
const ofOperators = v.object({
  ...facts,
  tenantId: v.string(),
  companyName: v.string(),
  isOwn: v.boolean(),
});

export const listGrants = get('/operator/support-grants', {
  function: 'operator',
  may: 'support.read',
  summary: '会社への閲覧許可の依頼と、その状態を、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(ofOperators),
});

export const askForGrant = post('/operator/tenants/{tenantId}/support-grants', {
  function: 'operator',
  may: 'support.use',
  asksReason: true,
  summary: '会社の管理者に閲覧の許可を依頼する',
  body: v.strictObject({ grantId, reason: operatorReason, parts: partsAsked, hours: hoursAsked }),
  answer: ofOperators,
  status: 201,
  refusals: [companyNotActive, grantsMany],
});

/** The asking is taken back, or the grant is needed no more. Also of a colleague's: less is read. */
export const endGrant = post('/operator/tenants/{tenantId}/support-grants/{grantId}/end', {
  function: 'operator',
  may: 'support.read',
  asksReason: true,
  summary: '閲覧許可の依頼を取り下げる・閲覧を終える',
  body: v.strictObject({ reason: operatorReason }),
  answer: ofOperators,
  refusals: [grantOver],
});

/** 閲覧: one reading of the company under a grant, by a function of the tenants' plane that writes nothing but who looked. */
export const viewThroughGrant = get(viewPath, {
  function: 'tenant-support',
  may: 'support.use',
  summary: '会社が許可した範囲を閲覧する',
  query: v.strictObject({
    /** What is read, by the operation of the tenants' API that reads it. */
    reading: v.picklist(supportReadings),
    /** Names of its path and what is asked for, in JSON. @default none */
    asked: v.exactOptional(asItIs(1000)),
  }),
  answer: v.object({
    reading: v.picklist(supportReadings),
    /** As that operation answers. */
    answer: v.unknown(),
    /** Until when it may be looked on. */
    until: v.string(),
  }),
  refusals: [grantNotInForce, partNotGranted],
});
