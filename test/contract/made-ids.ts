import type { PathPart } from '#contract/shapes/path-parts.ts';
import { isPathPart, namesIn } from '#contract/shapes/path-parts.ts';

/** An example of each name that stands in a path: one that lacks it does not compile here. */
export const madeIds = {
  claimId: `01J${'C'.repeat(23)}`,
  entryId: 'D-01',
  evidenceId: `01J${'E'.repeat(23)}`,
  exportId: `01J${'X'.repeat(23)}`,
  importId: `01J${'M'.repeat(23)}`,
} as const satisfies Record<PathPart, string>;

/** The path's names with their examples. Throws where a name has none: a test without a real id would prove nothing. */
export const idsOf = (
  path: string,
  made: Readonly<Partial<Record<PathPart, string>>> = madeIds,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    namesIn(path).map((name) => {
      const id = isPathPart(name) ? made[name] : undefined;
      if (id === undefined) throw new Error(`no example was made for {${name}} of ${path}`);
      return [name, id];
    }),
  );

/** The path with its examples in their places. */
export const pathWith = (path: string, made?: Readonly<Partial<Record<PathPart, string>>>): string => {
  const ids = idsOf(path, made);
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(ids[name] ?? ''));
};
