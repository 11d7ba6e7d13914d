import type { Master } from '#domain/masters/master.ts';
import { kindOf } from '#domain/masters/fields/every-kind.ts';
import { fieldRead } from '#domain/masters/read-values.ts';
import type { State } from '#domain/masters/states.ts';

/** A state while it is being typed: each field as a cell of a file has it; what is empty is nothing. */
export type Draft = Readonly<Record<string, string>>;

/** What is kept of a draft. What cannot be read stays as it was typed: the server says what is wrong about it. */
export const stateOf =
  ({ fields }: Master) =>
  (draft: Draft): State =>
    Object.fromEntries(
      Object.entries(draft).flatMap(([name, typed]) => {
        const field = fields[name];
        if (typed === '') return [];
        const read = field === undefined ? undefined : fieldRead(field, typed);
        if (read?.ok === true) return read.value === undefined ? [] : [[name, read.value] as const];
        return [[name, typed] as const];
      }),
    );

export const draftOf =
  ({ fields }: Master) =>
  (state: State): Draft =>
    Object.fromEntries(
      Object.entries(state).map(([name, value]) => {
        const field = fields[name];
        if (value === undefined) return [name, ''];
        return [name, field === undefined ? String(value) : kindOf(field).write(field, value)];
      }),
    );
