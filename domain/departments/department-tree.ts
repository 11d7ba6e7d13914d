import type { EntryFault } from '#domain/masters/master.ts';
import { meetingOf, spanOf, textIn, type Entry, type Span } from '#domain/masters/states.ts';

/** 会社、本部、部、課、係 and room for five more; a route climbs at most so far. */
export const mostLevels = 10;

type Climb = {
  readonly path: readonly string[];
  /** The days of the first state on which this path holds. */
  readonly span: Span;
};

/** Who stands above, each with the days of the span on which he does. */
const above = (entries: ReadonlyMap<string, Entry>, { path, span }: Climb): readonly Climb[] =>
  (entries.get(path.at(-1) ?? '')?.states ?? []).flatMap((state) => {
    const days = meetingOf(span, spanOf(state));
    const parent = textIn(state, 'parentId');
    return days === undefined || parent === undefined ? [] : [{ path: [...path, parent], span: days }];
  });

const faultOf = ({ path, span }: Climb): string | undefined => {
  const [id = ''] = path;
  const from = span.from < '1000' ? '' : `${span.from} から、`;
  if (path.lastIndexOf(id) > 0) return `${from}上位部門をたどると自分に戻ります（${path.join(' → ')}）`;
  if (path.length > mostLevels)
    return `${from}階層が${mostLevels}段を超えます（${path.slice(0, 4).join(' → ')} → …）`;
  return undefined;
};

/** The first cycle or excess above one state. Climbing ends at the deepest level, whatever the parents are. */
const stateFault = (entries: ReadonlyMap<string, Entry>, id: string, span: Span): string | undefined => {
  let climbs: readonly Climb[] = [{ path: [id], span }];
  while (climbs.length > 0) {
    climbs = climbs.flatMap((climb) => above(entries, climb));
    const reason = climbs.map(faultOf).find((found) => found !== undefined);
    if (reason !== undefined) return reason;
    // A circle of others is told at each of them.
    climbs = climbs.filter(({ path }) => new Set(path).size === path.length);
  }
  return undefined;
};

/** Departments below each other in a circle, or too deep, on whichever day. */
export const treeFaults = (entries: ReadonlyMap<string, Entry>): readonly EntryFault[] =>
  [...entries.values()].flatMap(({ id, states }) =>
    states.flatMap((state, index) => {
      const reason = state['parentId'] === undefined ? undefined : stateFault(entries, id, spanOf(state));
      return reason === undefined ? [] : [{ id, index, field: 'parentId', reason }];
    }),
  );
