import type { Entries, EntryFault } from '#domain/masters/master.ts';
import { spanOf, textIn, type State } from '#domain/masters/states.ts';
import { searchKeyOf } from '#domain/text/typed-text.ts';

type KeptGrade = { readonly id: string } & State;

/** The grades of a company, as texts name them: by their code, or by a name that they have or had. */
export type NamedGrades = {
  /** Undefined where the company keeps none that is called so. */
  readonly idOf: (text: string) => string | undefined;
  /** How it is called now, whatever it was called when it was written down; the text itself where nobody keeps it. */
  readonly called: (text: string) => string;
};

export const namedGrades = (grades: readonly KeptGrade[]): NamedGrades => {
  const ids = new Map<string, string>();
  const last = new Map<string, KeptGrade>();
  for (const grade of grades) {
    for (const text of [textIn(grade, 'name') ?? '', grade.id]) ids.set(searchKeyOf(text), grade.id);
    const known = last.get(grade.id);
    if (known === undefined || spanOf(known).from <= spanOf(grade).from) last.set(grade.id, grade);
  }
  const idOf = (text: string): string | undefined => ids.get(searchKeyOf(text));
  return { idOf, called: (text) => textIn(last.get(idOf(text) ?? ''), 'name') ?? text };
};

/** A text that names two grades would name either by chance. */
export const nameFaults = (entries: Entries): readonly EntryFault[] => {
  const owners = new Map([...entries.keys()].map((id) => [searchKeyOf(id), id]));
  const faults: EntryFault[] = [];
  for (const { id, states } of entries.values())
    for (const [index, state] of states.entries()) {
      const name = textIn(state, 'name') ?? '';
      const owner = owners.get(searchKeyOf(name)) ?? id;
      owners.set(searchKeyOf(name), owner);
      if (owner !== id)
        faults.push({ id, index, field: 'name', reason: `「${name}」は等級「${owner}」と同じ呼び方です` });
    }
  return faults;
};
