import type { Fields, IdField } from './field.ts';
import { kindOf } from './fields/every-kind.ts';

/** What one item may hold, 400 kB (DynamoDB), less what stands beside the document. */
export const mostRowBytes = 390_000;
/** Kept free of new states, so that those that are there can end: an end says one more day. */
const bytesForEnds = 60_000;
/** New states are taken as far as the row of all of them has room. */
export const mostIndexBytes = mostRowBytes - bytesForEnds;

/** A code as people choose them. */
const usualCode = 10;

type Sized = {
  readonly id: IdField;
  readonly fields: Fields;
  readonly isDated: boolean;
  readonly mostEntries: number;
};

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Of the row of all entries, each with one state of the usual size. */
export const usualIndexBytes = ({ id, fields, isDated, mostEntries }: Sized): number => {
  const state = Object.entries(fields).map(([name, field]) => [name, kindOf(field).usual(field)]);
  const one = {
    id: 'x'.repeat(id.kind === 'date' ? usualCode : Math.min(usualCode, id.maxLength)),
    ...Object.fromEntries(state),
    ...(isDated ? { validFrom: '2026-04-01' } : {}),
  };
  return (bytesOf(one) + 1) * mostEntries;
};
