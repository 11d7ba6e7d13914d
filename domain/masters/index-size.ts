import type { Field, Fields, IdField } from './field.ts';

/** What one item may hold, 400 kB (DynamoDB), less what stands beside the document. */
export const mostRowBytes = 390_000;
/** Kept free of new states, so that those that are there can end: an end says one more day. */
const bytesForEnds = 60_000;
/** New states are taken as far as the row of all of them has room. */
export const mostIndexBytes = mostRowBytes - bytesForEnds;

/** As people name things; the longest that a field takes is told when it is typed, where there is no more room. */
const [usualText, usualCode] = [20, 10];

const usualValue = (field: Field): string => {
  switch (field.kind) {
    case 'text':
      return '名'.repeat(Math.min(usualText, field.maxLength));
    case 'reference':
      return 'x'.repeat(Math.min(usualCode, field.maxLength));
    case 'choice':
      return Object.keys(field.words).reduce((one, other) => (one.length < other.length ? other : one), '');
  }
};

type Sized = {
  readonly id: IdField;
  readonly fields: Fields;
  readonly isDated: boolean;
  readonly mostEntries: number;
};

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Of the row of all entries, each with one state of the usual size. */
export const usualIndexBytes = ({ id, fields, isDated, mostEntries }: Sized): number => {
  const state = Object.entries(fields).map(([name, field]) => [name, usualValue(field)]);
  const one = {
    id: 'x'.repeat(id.kind === 'date' ? usualCode : Math.min(usualCode, id.maxLength)),
    ...Object.fromEntries(state),
    ...(isDated ? { validFrom: '2026-04-01' } : {}),
  };
  return (bytesOf(one) + 1) * mostEntries;
};
