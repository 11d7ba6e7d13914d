import { gzipSync } from 'node:zlib';
import { seedCompanies } from '#local/seed-companies.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { demoPasswordOf } from '#local/seed/demo-passwords.ts';
import { minato } from '#local/seed/minato.ts';
import { fileOfPeople, largeCompany, type Sizes } from '#test/builders/large-company.ts';
import { callsNow } from './walk-readings.ts';
import { newUlid, signIn, type Answer, type Person } from './person.ts';

/** So many people a file takes. */
const peopleOfFile = 1_000;
/** A request that takes too long goes on when it is sent again, as the browser does. */
const mostSent = 20;

/** The answer of what is sent until it is done. */
export const accepted = async (send: () => Promise<Answer>): Promise<Answer> => {
  let answer = await send();
  for (let sent = 1; [503, 504].includes(answer.status) && sent < mostSent; sent += 1)
    // oxlint-disable-next-line no-await-in-loop -- each goes on where the one before ended
    answer = await send();
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

/** Takes a file in as the screen does: tried first, then taken. */
const takeFile = async (admin: Person, noun: string, text: string): Promise<void> => {
  const file = gzipSync(text).toString('base64');
  const { body: checked } = await accepted(() => admin.post(`/api/master-files/${noun}/checks`, { file }));
  if (checked.faultCount > 0) throw new Error(JSON.stringify(checked.faults[0]));
  const wanted = { id: newUlid(), file, expectedVersion: checked.version };
  await accepted(() => admin.post(`/api/master-files/${noun}/imports`, wanted));
};

/** Makes a company of these sizes beside those that are there; its people come in files, as a company brings them. */
export const seedLargeCompany = async (cloud: Cloud, sizes: Sizes) => {
  const company = largeCompany(sizes);
  await seedCompanies(cloud, { companies: [company] });
  const { companyCode } = company;
  const person = (loginId: string): Promise<Person> =>
    signIn(cloud, { companyCode, loginId, password: demoPasswordOf(company) });
  const admin = await person('watanabe');
  const numbered = sizes.departments - minato.masters.departments.length;
  cloud.calls.clear();
  for (let from = 0; from < sizes.people; from += peopleOfFile)
    // oxlint-disable-next-line no-await-in-loop -- one file is taken in at a time
    await takeFile(admin, 'users', fileOfPeople(from, Math.min(from + peopleOfFile, sizes.people), numbered));
  return { person, calls: callsNow(cloud) };
};
