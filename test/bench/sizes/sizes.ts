import { subAccountMaster } from '#domain/accounts/sub-account.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import {
  fileOfFewPeople,
  fileOfPartners,
  fileOfSubAccounts,
  groundSizes,
} from '#test/builders/large-company.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit } from '#test/journeys/claim-driver.ts';
import { startDemoCloud } from '#test/journeys/demo-cloud.ts';
import { keepHistory, someYears } from '#test/journeys/company-history.ts';
import { seedLargeCompany, takePeople } from '#test/journeys/large-company.ts';
import type { Answer, Person } from '#test/journeys/person.ts';
import { callsNow, mostBytes, tooDear, walkReadings } from '#test/journeys/walk-readings.ts';

import type { BenchRun } from '../bench-run.ts';
import { limits, type Finding, type Limit } from '../gates.ts';
import { medianRatio } from '../ratios.ts';
import { importFile } from './imports.ts';

/** With so many 取引先 and 補助科目 the company begins, beside those of minato: all others come in files. */
const atFirst = 100;
/** So many people the demo company takes in, beside which the 10,000 are told. */
const fewPeople = 100;
/** A company takes a minute to make, so that few rounds have to do. */
const roundsMax = 9;

type Company = { readonly admin: Person; readonly applicant: Person; readonly itemCode: string };
type Deed = (company: Company) => Promise<Pick<Answer, 'body'>>;

const answered = async (asked: Promise<Answer>): Promise<Answer> => {
  const answer = await asked;
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

let suppliers = 0;
/** Ever other suppliers, so that none looks like another's twin. */
const sentLine = (itemCode: string) =>
  shinkansen({ itemCode, supplier: { name: `商店${(suppliers += 1)}` } });

const deeds: Readonly<Record<string, Deed>> = {
  'the form of a claim': ({ applicant }) => answered(applicant.get('/api/claim-form')),
  'the way of a claim': ({ applicant, itemCode }) =>
    answered(applicant.get(`/api/routes/forecast?departmentId=sales-1&total=200000&itemCodes=${itemCode}`)),
  'write and submit': async ({ applicant, itemCode }) =>
    answered(submit(applicant, await create(applicant, { lines: [sentLine(itemCode)] }))),
  'a page of people': ({ admin }) => answered(admin.get('/api/users?limit=100')),
  'a page of partners': ({ admin }) => answered(admin.get('/api/masters/partners?limit=100')),
  'the home of the administrator': ({ admin }) => answered(admin.get('/api/company-tasks')),
};

const found = (what: string, ratio: number, limit?: Limit): Finding => ({
  gate: 'L1',
  what,
  ratio,
  ...(limit === undefined ? {} : { limit }),
});

/** L1: what the sizes of the ground cost beside the demo company, in one cloud. */
export const measureSizes = async ({ gates, rounds, tell }: BenchRun): Promise<readonly Finding[]> => {
  if (!gates.includes('L1')) return [];
  const demo = await startDemoCloud();
  const { cloud } = demo;
  try {
    const rssBefore = process.memoryUsage().rss;
    tell('a company of the ground’s sizes is made');
    const people = await seedLargeCompany(cloud, {
      ...groundSizes,
      partners: atFirst,
      subAccounts: atFirst,
    });
    const [admin, accountant, approver, applicant, auditor] = await Promise.all(
      ['watanabe', 'takahashi', 'sato', 'tanaka', 'yamamoto'].map(people.person),
    );
    if (
      admin === undefined ||
      accountant === undefined ||
      approver === undefined ||
      applicant === undefined ||
      auditor === undefined
    )
      throw new Error('five people are signed in');
    const rssOfPeople = process.resourceUsage().maxRSS * 1_024;
    tell('its partners and sub-accounts are taken in');
    const by = { cloud, admin };
    const imported = await importFile(
      by,
      partnerMaster,
      fileOfPartners(atFirst, groundSizes.partners - atFirst),
    );
    await importFile(by, subAccountMaster, fileOfSubAccounts(atFirst, groundSizes.subAccounts));
    const peak = process.resourceUsage().maxRSS * 1_024;
    tell('every reading is asked, some years later');
    const claimId = await keepHistory(people.table, someYears);
    const asking = [admin, accountant, approver, applicant, auditor];
    const readings = await walkReadings(cloud, asking, claimId);
    for (const words of readings.flatMap(tooDear)) tell(`too dear: ${words}`);
    const [small, large]: readonly Company[] = [
      { admin: await demo.signIn('watanabe'), applicant: await demo.signIn('tanaka'), itemCode: 'train' },
      { admin, applicant, itemCode: 'item-00001' },
    ];
    if (small === undefined || large === undefined) throw new Error('two companies are compared');

    const costOf = async (deed: Deed, company: Company) => {
      cloud.calls.clear();
      const began = performance.now();
      const { body } = await deed(company);
      const millis = performance.now() - began;
      return { millis, calls: callsNow(cloud), bytes: Buffer.byteLength(JSON.stringify(body)) };
    };
    const compared: Finding[] = [];
    for (const [name, deed] of Object.entries(deeds)) {
      const samples = { small: [] as number[], large: [] as number[] };
      let [calls, bytes] = [0, 0];
      // The first of each is about their environments and what they remember.
      for (let round = 0; round <= Math.min(rounds, roundsMax); round += 1) {
        // oxlint-disable-next-line no-await-in-loop -- each has the machine to itself
        const one = await costOf(deed, small);
        // oxlint-disable-next-line no-await-in-loop
        const other = await costOf(deed, large);
        if (round === 0) continue;
        samples.small.push(one.millis);
        samples.large.push(other.millis);
        [calls, bytes] = [other.calls / one.calls, other.bytes / one.bytes];
      }
      tell(`${name}: compared`);
      compared.push(
        found(`${name}: calls`, calls, limits.callsAtSize),
        found(`${name}: bytes`, bytes),
        found(`${name}: p50`, medianRatio(samples.large, samples.small)),
      );
    }
    tell('the demo company takes people in');
    const few = await costOf(async (company) => {
      await takePeople(company.admin, fileOfFewPeople(fewPeople));
      return { body: {} };
    }, small);
    return [
      found(
        'largest answer / 1 MB',
        Math.max(...readings.map(({ bytes }) => bytes)) / mostBytes,
        limits.answerAtSize,
      ),
      found('readings that break their bounds', readings.flatMap(tooDear).length, limits.none),
      found('10,000 people in one file: calls a row', people.calls / groundSizes.people, limits.callsOfRow),
      found(
        'their time a row / of 100 people in the demo company',
        people.millis / groundSizes.people / (few.millis / fewPeople),
      ),
      found('peak memory with them, with the services / before', rssOfPeople / rssBefore),
      found('19,800 partners in one import: calls a row', imported.callsOfRow, limits.callsOfRow),
      found('their largest request / 400 kB', imported.largest, limits.answerAtSize),
      found('peak memory of all of it, with the services / before', peak / rssBefore),
      ...compared,
    ];
  } finally {
    await demo.close();
  }
};
