import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit } from './claim-driver.ts';
import type { Person } from './person.ts';

/** A ride of its own day and amount, so that no claim is like another; the trip without its days is warned of. */
const rideOf = (number: number, isWarned: boolean) =>
  shinkansen({
    spentOn: `2026-1${Math.floor(number / 27) % 2}-${String(1 + (number % 27)).padStart(2, '0')}`,
    amount: 1_000 + number * 10,
    parts: [{ rate: 'standard', amount: 1_000 + number * 10 }],
    purpose: isWarned ? 'trip' : 'ordinary',
    journey: { from: '新橋', to: ['横浜', '大宮', '千葉', '立川'][number % 4], isRoundTrip: true },
    memo: '',
  });

const mostAtOnce = 6;

/** Files so many claims, those at the given places with findings, each titled by its number. */
export const fileMany = async (
  applicant: Person,
  { count, warned }: { readonly count: number; readonly warned: readonly number[] },
): Promise<readonly any[]> => {
  const filed: any[] = [];
  const numbers = Array.from({ length: count }, (_, number) => number);
  const lane = async (): Promise<void> => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const lines = [rideOf(number, warned.includes(number))];
      // oxlint-disable-next-line no-await-in-loop -- a lane files one after the other
      const draft = await create(applicant, { title: `交通費 ${number + 1}`, lines });
      // oxlint-disable-next-line no-await-in-loop
      const { status, body } = await submit(applicant, draft);
      if (status !== 200) throw new Error(JSON.stringify(body));
      filed.push(body);
    }
  };
  await Promise.all(Array.from({ length: mostAtOnce }, lane));
  return filed;
};
