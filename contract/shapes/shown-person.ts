import * as v from 'valibot';
import { invitationWays, personStates } from '#domain/users/person-state.ts';
import { postOfToday, postWithDays, roleByName, shownTimeBox } from './places-of-person.ts';

const person = {
  id: v.string(),
  name: v.string(),
  kana: v.string(),
  email: v.string(),
  /** Absent where only its hash is known: of who was registered until 2026-11 and has not changed it since. */
  loginId: v.exactOptional(v.string()),
  grade: v.string(),
  /** 等級 as the company calls it today. */
  gradeName: v.string(),
  roles: v.array(roleByName),
  state: v.picklist(personStates),
  /** When an invitation that nobody followed yet ends. */
  expiresAt: v.exactOptional(v.string()),
  timeBox: shownTimeBox,
};

export const listedPerson = v.object({ ...person, posts: v.array(postOfToday) });

/** Somebody as his own page has him. */
export const shownPerson = v.object({
  ...person,
  posts: v.array(postWithDays),
  version: v.number(),
  /** 引き継ぎ that is not done yet. */
  handingOverTo: v.exactOptional(v.object({ id: v.string(), name: v.string() })),
  invitedBy: v.exactOptional(v.picklist(invitationWays)),
});
