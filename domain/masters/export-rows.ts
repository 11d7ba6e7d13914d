import { writeCsv } from '#domain/csv/write-csv.ts';
import { columnsOf } from './import-rows.ts';
import { kindOf } from './fields/every-kind.ts';
import type { Value } from './fields/field-kind.ts';
import type { Master } from './master.ts';
import type { Entry, State } from './states.ts';

const cellOf = ({ fields }: Master, name: string, value: Value | undefined): string => {
  const field = fields[name];
  if (value === undefined) return '';
  return field === undefined ? String(value) : kindOf(field).write(field, value);
};

const rowOf = (master: Master, id: string, state: State): readonly string[] =>
  columnsOf(master).map(({ name }) => (name === 'id' ? id : cellOf(master, name, state[name])));

export const csvHeader = (master: Master): string => writeCsv([columnsOf(master).map(({ word }) => word)]);

/** A row per state, in the order in which they hold: the same file taken in again changes nothing. */
export const csvRows = (master: Master, entries: readonly Entry[]): string =>
  writeCsv(entries.flatMap(({ id, states }) => states.map((state) => rowOf(master, id, state))));
