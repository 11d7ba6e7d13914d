import * as v from 'valibot';
import { get } from '../endpoint.ts';
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
  may: 'everybody',
  summary: 'テナントの一覧を見る',
  query: pageQuery,
  answer: pageOf(tenant),
});
