import type { Cloud } from '#local/running-cloud.ts';
import { logIn, personWith, type Answer, type Person } from './person.ts';

type First = {
  readonly companyCode: string;
  readonly loginId: string;
  readonly temporaryPassword: string;
};

/** What the door says to a password that was mailed: the next step, or why not. */
export const tryFirstPassword = async (
  cloud: Cloud,
  { companyCode, loginId, temporaryPassword: password }: First,
): Promise<Answer> => logIn(cloud, { companyCode, loginId, password });

/** Signs in with the mailed password, chooses another, and tries the mailed one again. */
export const firstSignIn = async (
  cloud: Cloud,
  first: First,
  newPassword: string,
): Promise<{ readonly first: string; readonly person: Person; readonly again: string }> => {
  const begun = await tryFirstPassword(cloud, first);
  const response = await fetch(`${cloud.url}/api/auth/challenges`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ challengeId: begun.body.challengeId, newPassword }),
  });
  const { status, headers } = response;
  const person = personWith(cloud, { status, headers, body: await response.json() });
  const again = await tryFirstPassword(cloud, first);
  return { first: String(begun.body.outcome), person, again: String(again.body.code) };
};
