import { confirm, create, submit, vote } from '#test/journeys/claim-driver.ts';
import { startDemoCloud, type DemoCloud } from '#test/journeys/demo-cloud.ts';
import type { Answer, Person } from '#test/journeys/person.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';

import type { BenchRun } from '../bench-run.ts';
import { limits, type Finding } from '../gates.ts';
import { medianOf, medianRatio } from '../ratios.ts';

const claimsOfCrowd = 30;
const readsAtRest = 40;
/** A crowd takes half a minute to prepare, so that few rounds have to do. */
const roundsMax = 5;

type People = {
  readonly applicant: Person;
  readonly approvers: readonly Person[];
  readonly accountants: readonly Person[];
  readonly readers: Readonly<Record<'colleague' | 'stranger', Person>>;
};

const peopleOf = async ({ signIn }: DemoCloud): Promise<People> => {
  const [applicant, sato, takahashi, nakamura, ito, colleague, stranger] = await Promise.all([
    signIn('tanaka'),
    signIn('sato'),
    signIn('takahashi'),
    signIn('nakamura'),
    signIn('ito'),
    signIn('watanabe'),
    signIn('mori', 'aoba-kobo'),
  ]);
  return {
    applicant,
    approvers: [sato, nakamura, ito],
    accountants: [takahashi, nakamura, ito],
    readers: { colleague, stranger },
  };
};

const taken = ({ status, body }: Answer): any => {
  if (status !== 200) throw new Error(`refused: ${JSON.stringify(body)}`);
  return body;
};

/** The supplier differs, so that none looks like another's twin. */
const approvedClaim = async ({ applicant, approvers }: People, name: string): Promise<any> => {
  const lines = [shinkansen({ spentOn: '2026-05-05', supplier: { name } })];
  let claim = taken(await submit(applicant, await create(applicant, { lines })));
  // One step after the other.
  // oxlint-disable-next-line no-await-in-loop
  for (const approver of approvers) claim = taken(await vote(approver, claim));
  return claim;
};

const millisOfRead = async (reader: Person): Promise<number> => {
  const started = performance.now();
  taken(await reader.get('/api/claims'));
  return performance.now() - started;
};

/** One read after the other, as one person makes them, for as long as `goesOn` says. */
const readsWhile = async (reader: Person, goesOn: (count: number) => boolean): Promise<number> => {
  const times: number[] = [];
  // oxlint-disable-next-line no-await-in-loop
  while (times.length === 0 || goesOn(times.length)) times.push(await millisOfRead(reader));
  return medianOf(times);
};

const roundOf = async (people: People, reader: Person, round: string) => {
  const claims: any[] = [];
  for (let index = 0; index < claimsOfCrowd; index += 1)
    // oxlint-disable-next-line no-await-in-loop -- a preparation is no crowd itself
    claims.push(await approvedClaim(people, `東海旅客鉄道 ${round}-${index}`));
  const rest = await readsWhile(reader, (count) => count < readsAtRest);
  let isOver = false;
  const crowd = Promise.all(
    claims.flatMap((claim) => people.accountants.map((person) => confirm(person, claim))),
  ).finally(() => (isOver = true));
  const meanwhile = await readsWhile(reader, () => !isOver);
  const statuses = (await crowd).map(({ status }) => status);
  const [done, late] = [200, 409].map((status) => statuses.filter((one) => one === status).length);
  if (done !== claimsOfCrowd || late !== claimsOfCrowd * 2)
    throw new Error(`a crowd ended in ${statuses.join(' ')}`);
  return { rest, meanwhile };
};

/** B1: 30 claims, each confirmed by three accountants at once, and what others feel of it. */
export const measureCrowds = async ({ gates, rounds, tell }: BenchRun): Promise<readonly Finding[]> => {
  if (!gates.includes('B1')) return [];
  const demo = await startDemoCloud();
  try {
    const people = await peopleOf(demo);
    // The first crowd starts the environments, which is another matter (C1).
    await roundOf(people, people.readers.stranger, 'first');
    const ratioFor = async (who: keyof People['readers']): Promise<number> => {
      const samples: { readonly rest: number; readonly meanwhile: number }[] = [];
      for (let round = 1; round <= Math.min(rounds, roundsMax); round += 1) {
        // oxlint-disable-next-line no-await-in-loop -- each has the machine to itself
        samples.push(await roundOf(people, people.readers[who], `${who}${round}`));
        tell(`crowds beside a ${who} ${round}/${Math.min(rounds, roundsMax)}`);
      }
      return medianRatio(
        samples.map(({ meanwhile }) => meanwhile),
        samples.map(({ rest }) => rest),
      );
    };
    return [
      {
        gate: 'B1',
        what: "another company's list",
        ratio: await ratioFor('stranger'),
        limit: limits.besideCrowd,
      },
      { gate: 'B1', what: "a colleague's list", ratio: await ratioFor('colleague') },
    ];
  } finally {
    await demo.close();
  }
};
