import type { askForCommuterPass } from '#contract/commuting.ts';
import type { Asked } from '#contract/endpoint.ts';
import { passKinds, passMonths, type PassKind, type PassMonths } from '#domain/commuting/commuter-pass.ts';

export type PassBody = Asked<typeof askForCommuterPass>['body']['content'];

/** As it is typed: stations one a line. */
export type SectionDraft = {
  readonly operator: string;
  readonly line: string;
  readonly stations: string;
};
export type PassDraft = {
  readonly kind: PassKind;
  readonly sections: readonly SectionDraft[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly months: PassMonths;
  readonly cost: string;
  readonly replaces: string;
};

export const emptySection: SectionDraft = { operator: '', line: '', stations: '' };

export const emptyPass: PassDraft = {
  kind: 'train',
  sections: [emptySection],
  validFrom: '',
  validTo: '',
  months: 6,
  cost: '',
  replaces: '',
};

export const kindIn = (text: string): PassKind => passKinds.find((kind) => kind === text) ?? 'train';
export const monthsIn = (text: string): PassMonths => passMonths.find((one) => String(one) === text) ?? 6;

/** Lines, arrows and commas part stations: people copy them from where they looked the route up. */
const stationsIn = (text: string): string[] =>
  text
    .split(/[\n、,，→⇒>＞]+/)
    .map((station) => station.trim())
    .filter((station) => station !== '');

const yenIn = (text: string): number => {
  const digits = text.normalize('NFKC').replaceAll(/[,円\s]/g, '');
  return /^\d{1,10}$/.test(digits) ? Number(digits) : Number.NaN;
};

/** What is sent of a draft. A number that is none is sent as 0, which the shape refuses in words. */
export const bodyOf = ({
  kind,
  sections,
  validFrom,
  validTo,
  months,
  cost,
  replaces,
}: PassDraft): PassBody => {
  const yen = yenIn(cost);
  return {
    kind,
    sections: sections.map(({ operator, line, stations }) => ({
      operator,
      ...(line.trim() === '' ? {} : { line }),
      stations: stationsIn(stations),
    })),
    validFrom,
    validTo,
    months,
    costYen: Number.isNaN(yen) ? 0 : yen,
    ...(replaces === '' ? {} : { replaces }),
  };
};
