import type { JudgedControl, JudgedPromise } from '#proofs/controls/judge-controls.ts';
import { outcomeWords } from '#domain/controls/shown-control.ts';

/** What `npm run controls -- --strict` lets pass for a while, since somebody answers for it (deployment/accepted-controls.ts). */
export type AcceptedControls = {
  /** Number of the item, a space, and the sentence or its beginning; or `prod isProven`. Each names exactly one thing. */
  readonly promises: readonly string[];
  readonly reason: string;
  readonly owner: string;
  /** The last day, `2027-03-31` in Japan, at most a year ahead. */
  readonly until: string;
};

/** Prod without what protects it after its first smoke test. */
export const unprovenProd = 'prod isProven';

type Refused = { readonly name: string; readonly says: string };

const nameOf = ({ id }: JudgedControl, { sentence }: JudgedPromise): string => `${id} ${sentence}`;

const refusedIn = (judged: readonly JudgedControl[], isProdProven: boolean): readonly Refused[] => [
  ...judged.flatMap((control) =>
    control.promises
      .filter(({ outcome }) => outcome === 'planned' || outcome === 'procedural')
      .map((promise) => ({ name: nameOf(control, promise), says: outcomeWords[promise.outcome] })),
  ),
  ...(isProdProven ? [] : [{ name: unprovenProd, says: '保護がまだ掛かっていない本番' }]),
];

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const aYearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

/** What is wrong with an exception by itself. */
const faultOfException = (
  { promises, reason, owner, until }: AcceptedControls,
  today: string,
): string | undefined => {
  if (promises.length === 0) return '何も名指ししていません';
  if (reason.trim() === '' || owner.trim() === '') return '理由か責任者がありません';
  if (!dayPattern.test(until)) return `期限 ${until} は日付ではありません`;
  if (until < today) return `期限 ${until} が過ぎました`;
  if (until > aYearAfter(today)) return `期限 ${until} は 1 年より先です`;
  return undefined;
};

const faultsOfNames = (
  accepted: readonly AcceptedControls[],
  refused: readonly Refused[],
): readonly string[] => {
  const names = accepted.flatMap(({ promises }) => promises);
  const found = names.map((name) => refused.filter((one) => one.name.startsWith(name)));
  const covered = found.flat();
  return [
    ...names.flatMap((name, index) => {
      const count = found[index]?.length ?? 0;
      if (count === 0) return [`例外「${name}」は、もう要らないか、どの約束にも合いません`];
      return count > 1 ? [`例外「${name}」は、${count} 件の約束に合います`] : [];
    }),
    ...refused
      .filter((one) => covered.filter((other) => other === one).length > 1)
      .map(({ name }) => `「${name}」の例外が二つあります`),
    ...refused
      .filter((one) => !covered.includes(one))
      .map(({ name, says }) => `${says}「${name}」に例外がありません`),
  ];
};

/** Everything for which the strict command fails, one line each; a broken promise has no exception. */
export const strictFaults = (
  judged: readonly JudgedControl[],
  accepted: readonly AcceptedControls[],
  { today, isProdProven }: { readonly today: string; readonly isProdProven: boolean },
): readonly string[] => [
  ...judged.flatMap((control) =>
    control.promises
      .filter(({ outcome }) => outcome === 'broken')
      .map((promise) => `${outcomeWords.broken}「${nameOf(control, promise)}」`),
  ),
  ...accepted.flatMap((exception) => {
    const fault = faultOfException(exception, today);
    return fault === undefined ? [] : [`例外「${exception.promises[0] ?? ''}」ほか: ${fault}`];
  }),
  ...faultsOfNames(accepted, refusedIn(judged, isProdProven)),
];
