import * as v from 'valibot';
import { scopes } from '#domain/rights/scopes.ts';
import { get } from './endpoint.ts';
import { signedOut } from './refusals/chain.ts';
import { postOfToday, roleByName, shownTimeBox } from './shapes/places-of-person.ts';

export const showMe = get('/api/me', {
  function: 'tenant-app',
  may: 'everybody',
  summary: 'サインイン中の利用者を表示する',
  answer: v.object({
    csrfToken: v.string(),
    user: v.object({
      id: v.string(),
      name: v.string(),
      grade: v.string(),
      roles: v.array(roleByName),
      posts: v.array(postOfToday),
      timeBox: shownTimeBox,
    }),
    /** What the person may do, and how far: screens follow it, the server judges again. */
    rights: v.record(v.string(), v.picklist(scopes)),
    company: v.object({ name: v.string(), fiscalYearStartMonth: v.number() }),
    passwordPolicy: v.object({ minimumLength: v.number() }),
  }),
  refusals: [signedOut],
});
