import { namesIn } from '#contract/shapes/path-names.ts';
import { isPathPart, type PathPart } from '#contract/shapes/path-parts.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { exampleIdOf } from '#test/builders/example-entry.ts';

/** Names that stand for another thing in each master: `2026-12-28` is no department. */
type OfMaster = 'entryId' | 'importId';

/** An id for each name that stands in a path, and in each master one of its own: whoever lacks one does not compile. */
export type MadeIds = Readonly<Record<Exclude<PathPart, OfMaster>, string>> &
  Readonly<Record<OfMaster, Readonly<Record<string, string>>>>;

/** 利用者 are taken in as masters are. */
const nouns = [...Object.keys(everyMaster), 'users'];

/** What only operators' paths name. */
export const operatorsIds = {
  bookId: 'policy-review',
  dutyId: `01J${'D'.repeat(23)}`,
  incidentId: `01J${'V'.repeat(23)}`,
  extractionId: `01J${'A'.repeat(23)}`,
  grantId: `01J${'G'.repeat(23)}`,
  operatorId: 'op-mori',
  requestId: `01J${'R'.repeat(23)}`,
  announcementId: `01J${'N'.repeat(23)}`,
  tenantId: `t01${'j'.repeat(24)}`,
} as const;

export const madeIds = {
  claimId: `01J${'C'.repeat(23)}`,
  entryId: Object.fromEntries([
    ...Object.entries(everyMaster).map(([noun, master]) => [noun, exampleIdOf(master)] as const),
    ['users', `01J${'P'.repeat(23)}`] as const,
  ]),
  evidenceId: `01J${'E'.repeat(23)}`,
  exportId: `01J${'X'.repeat(23)}`,
  userId: `01J${'P'.repeat(23)}`,
  ...operatorsIds,
  importId: Object.fromEntries(nouns.map((noun) => [noun, `01J${'M'.repeat(23)}`])),
} as const satisfies MadeIds;

/** Of which master an address speaks: `/api/master-files/holidays/imports/{importId}` of holidays. */
const nounOf = (path: string): string | undefined => path.split('/').find((word) => nouns.includes(word));

const madeFor = (name: string, path: string, made: Partial<MadeIds>): string | undefined => {
  const id = isPathPart(name) ? made[name] : undefined;
  return typeof id === 'object' ? id[nounOf(path) ?? ''] : id;
};

/** The path's names with their examples. Throws where a name has none: a test without a real id would prove nothing. */
export const idsOf = (path: string, made: Partial<MadeIds> = madeIds): Readonly<Record<string, string>> =>
  Object.fromEntries(
    namesIn(path).map((name) => {
      const id = madeFor(name, path, made);
      if (id === undefined) throw new Error(`no example was made for {${name}} of ${path}`);
      return [name, id];
    }),
  );

/** The path with its examples in their places. */
export const pathWith = (path: string, made?: Partial<MadeIds>): string => {
  const ids = idsOf(path, made);
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(ids[name] ?? ''));
};
