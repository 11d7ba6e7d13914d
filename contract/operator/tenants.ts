import * as v from 'valibot';
import { get, post } from '../endpoint.ts';
import { askingRefusals } from './asking-refusals.ts';
import { companyNotActive, companyNotSuspended } from '../refusals/operators.ts';
import { askingParts, requestView } from '../shapes/operator.ts';
import { pageOf, pageQuery } from '../shapes/page.ts';

const tenant = v.object({
  tenantId: v.string(),
  companyCode: v.string(),
  name: v.string(),
  state: v.string(),
  plan: v.string(),
  cell: v.string(),
  createdAt: v.string(),
});

export const listTenants = get('/operator/tenants', {
  function: 'operator',
  may: 'companies.read',
  summary: 'テナントの一覧を見る',
  query: pageQuery,
  answer: pageOf(tenant),
});

const standing = {
  function: 'operator',
  may: 'companies.suspend',
  twoPerson: true,
  asksReason: true,
} as const;

/** Its people are refused with their next request, until it is resumed; nobody of it is mailed anything. */
export const suspendTenant = post('/operator/tenants/{tenantId}/suspension', {
  ...standing,
  summary: '会社の利用の停止を依頼する',
  body: v.strictObject(askingParts),
  answer: requestView,
  status: 201,
  refusals: [companyNotActive, ...askingRefusals],
});

export const resumeTenant = post('/operator/tenants/{tenantId}/resumption', {
  ...standing,
  summary: '会社の利用の再開を依頼する',
  body: v.strictObject(askingParts),
  answer: requestView,
  status: 201,
  refusals: [companyNotSuspended, ...askingRefusals],
});
