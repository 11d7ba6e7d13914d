import { positions } from '#domain/tenants/masters.ts';
import * as v from 'valibot';
import { scopes } from '#domain/rights/rights.ts';
import { get } from './endpoint.ts';
import { signedOut } from './refusals/chain.ts';
import { pageOf, pageQuery } from './shapes/page.ts';

/** ロール in the words that the company knows it by. */
const role = v.object({ id: v.string(), name: v.string() });

/** 所属 of today. */
const post = v.object({
  departmentId: v.string(),
  departmentName: v.string(),
  position: v.picklist(positions),
  isPrimary: v.boolean(),
});

const person = {
  id: v.string(),
  name: v.string(),
  grade: v.string(),
  roles: v.array(role),
  posts: v.array(post),
};

export const showMe = get('/api/me', {
  function: 'tenant-app',
  may: 'everybody',
  summary: 'サインイン中の利用者を表示する',
  answer: v.object({
    csrfToken: v.string(),
    user: v.object(person),
    /** What the person may do, and how far: screens follow it, the server judges again. */
    rights: v.record(v.string(), v.picklist(scopes)),
    company: v.object({ name: v.string(), fiscalYearStartMonth: v.number() }),
    passwordPolicy: v.object({ minimumLength: v.number() }),
  }),
  refusals: [signedOut],
});

export const listUsers = get('/api/users', {
  function: 'tenant-admin',
  may: 'users.read',
  summary: '利用者を一覧する',
  query: pageQuery,
  answer: v.object(pageOf(v.object({ ...person, email: v.string(), isActive: v.boolean() })).entries),
});
