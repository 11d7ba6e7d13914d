import { positions } from '#domain/tenants/masters.ts';
import * as v from 'valibot';
import { get } from './endpoint.ts';
import { pageOf, pageQuery } from './shapes/page.ts';

export const listSeparationFindings = get('/api/separation-findings', {
  function: 'tenant-admin',
  may: 'access.read',
  summary: '職務の分離に反する利用者と、経理に閲覧できる人がいない情報のラベルを一覧する',
  answer: v.object({
    items: v.array(
      v.object({
        pair: v.string(),
        words: v.string(),
        count: v.number(),
        /** The first of them. */
        people: v.array(v.object({ id: v.string(), name: v.string() })),
      }),
    ),
    /** 情報のラベル that cannot be given: nobody who may do these things sees what bears them. */
    unseenLabels: v.array(v.object({ code: v.string(), name: v.string(), unseenBy: v.array(v.string()) })),
  }),
});

export const listPassedOverApprovers = get('/api/passed-over-approvers', {
  function: 'tenant-admin',
  may: 'access.read',
  summary: '承認する権限がないため承認者に選ばれない人を一覧する',
  query: pageQuery,
  answer: pageOf(
    v.object({
      id: v.string(),
      name: v.string(),
      /** Those for which a route in force asks. */
      posts: v.array(v.object({ departmentName: v.string(), position: v.picklist(positions) })),
      /** 代替承認者 of the company. */
      isStandIn: v.boolean(),
    }),
  ),
});
