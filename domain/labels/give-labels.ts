import { noneOfList } from '#domain/text/none-of-list.ja.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { codesIn, mostBorne, type BorneLabel, type GivenLabels, type Labelled } from './borne-label.ts';
import type { Label } from './label.ts';

/** What labels may be given by: those of the company of which it is decided who may see what bears them. */
export type LabelMasters = {
  readonly labels: readonly Label[];
  readonly access: Pick<CompanyAccess, 'labels'>;
};

/** Labels that can be given, in the company's order. */
export const labelsToGive = ({ labels, access }: LabelMasters): readonly Label[] =>
  labels
    .filter(({ id }) => access.labels.some(({ label }) => label === id))
    .toSorted((a, b) => ((a.order ?? '99') + a.id < (b.order ?? '99') + b.id ? -1 : 1));

/** Codes of the labels that the 経費科目 of the lines bring along, as the items say on the day of the line. */
export const labelsOfItems = (
  lines: readonly Pick<DraftLine, 'itemCode' | 'spentOn'>[],
  items: readonly ExpenseItem[],
  today: CalendarDate,
): readonly string[] => [
  ...new Set(
    lines.flatMap(({ itemCode, spentOn = today }) =>
      items
        .filter((item) => item.code === itemCode && isWithin(item, spentOn))
        .flatMap(({ labelCode }) => labelCode ?? []),
    ),
  ),
];

/** Why a label cannot be given, at the field of a claim's form. */
export type LabelFault = { readonly path: string; readonly message: string };

type Given = { readonly labels: readonly BorneLabel[]; readonly faults: readonly LabelFault[] };

/** What a thing bears that is given these codes. Whatever it bore before it may go on bearing, by the name of then. */
const borne = (
  codes: readonly string[],
  { path, unknown }: { readonly path: string; readonly unknown: string },
  { masters, before, by }: Pick<Giving, 'masters' | 'by'> & { readonly before: readonly BorneLabel[] },
): Given => {
  const choices = labelsToGive(masters);
  const found = [...new Set(codes)].map((code) => {
    const label = choices.find(({ id }) => id === code);
    return (
      before.find((one) => one.code === code) ??
      (label && { code, name: label.name, ...(by === 'office' ? { isOffices: true as const } : {}) })
    );
  });
  return {
    labels: found.filter((one) => one !== undefined),
    faults: found.includes(undefined) ? [{ path, message: unknown }] : [],
  };
};

const notInList = noneOfList('情報のラベル');
const undecided =
  '経費科目に付いている情報のラベルを閲覧できる人が、まだ決められていません。テナント管理者にお問い合わせください';

const tooMany = `情報のラベルは${mostBorne}つまで付けられます`;

const withMost = ({ labels, faults }: Given, path: string): Given => ({
  labels,
  faults: labels.length > mostBorne ? [...faults, { path, message: tooMany }] : faults,
});

/** Its applicant, or whoever labels claims of others. */
export type LabelGiver = 'applicant' | 'office';

type Giving = {
  readonly masters: LabelMasters;
  /** What the claim bears already. */
  readonly before: Labelled;
  /** What its items bring along. */
  readonly fromItems: readonly string[];
  /** Who gives them: what whoever labels others' claims gave, their applicant does not take off. */
  readonly by: LabelGiver;
};

type OfFile = Required<GivenLabels>['evidenceLabels'][number];

const kept = (labels: readonly BorneLabel[] = []): readonly BorneLabel[] =>
  labels.filter(({ isOffices }) => isOffices === true);

/** With what the office gave before: to the claim and to its receipts. */
const withKept = (
  { labels = [], evidenceLabels = [] }: GivenLabels,
  before: Labelled,
): Required<GivenLabels> => {
  const ofOffice = codesIn({
    labels: kept(before.labels),
    evidenceLabels: (before.evidenceLabels ?? []).map((file) => ({ ...file, labels: kept(file.labels) })),
  });
  const withOwn = ({ id, labels: codes }: OfFile): OfFile => ({
    id,
    labels: [...codes, ...(ofOffice.evidenceLabels.find((file) => file.id === id)?.labels ?? [])],
  });
  const unsaid = ofOffice.evidenceLabels.filter(({ id }) => !evidenceLabels.some((file) => file.id === id));
  return {
    labels: [...labels, ...ofOffice.labels],
    evidenceLabels: [...evidenceLabels.map(withOwn), ...unsaid],
  };
};

/** 情報のラベル of a claim and its receipts by the codes that are given, with why they cannot be. Receipts without any are left out. */
export const giveLabels = (
  given: GivenLabels,
  { masters, before, fromItems, by }: Giving,
): { readonly borne: Labelled; readonly faults: readonly LabelFault[] } => {
  const path = 'labels';
  const { labels = [], evidenceLabels = [] } = by === 'applicant' ? withKept(given, before) : given;
  const known = { masters, before: before.labels ?? [], by };
  const typed = borne(labels, { path, unknown: notInList }, known);
  const brought = borne(fromItems, { path, unknown: undecided }, known);
  const further = brought.labels.filter(({ code }) => !typed.labels.some((one) => one.code === code));
  const faults = [...typed.faults, ...brought.faults];
  const ofClaim = withMost({ labels: [...typed.labels, ...further], faults }, path);
  const ofFiles = evidenceLabels.map(({ id, labels: codes }, index) => {
    const place = `evidenceLabels.${index}.labels`;
    const bore = before.evidenceLabels?.find((one) => one.id === id)?.labels ?? [];
    const found = borne(codes, { path: place, unknown: notInList }, { masters, before: bore, by });
    return { id, ...withMost(found, place) };
  });
  const files = ofFiles
    .filter((file) => file.labels.length > 0)
    .map(({ id, labels: own }) => ({ id, labels: own }));
  return {
    borne: {
      ...(ofClaim.labels.length === 0 ? {} : { labels: ofClaim.labels }),
      ...(files.length === 0 ? {} : { evidenceLabels: files }),
    },
    faults: [...ofClaim.faults, ...ofFiles.flatMap((file) => file.faults)],
  };
};
