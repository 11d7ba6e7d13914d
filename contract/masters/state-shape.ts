import * as v from 'valibot';
import { kindOf, type Field } from '#domain/masters/fields/every-kind.ts';
import type { Shape, Value } from '#domain/masters/fields/field-kind.ts';
import type { Master } from '#domain/masters/master.ts';
import type { State } from '#domain/masters/states.ts';
import { calendarDate } from '../shapes/values.ts';

const textShape = ({ takes, contract }: Extract<Shape, { readonly json: 'text' }>) =>
  v.pipe(
    v.string(),
    v.metadata({ contract }),
    v.check(
      (sent) => takes(sent).ok,
      ({ input }) => {
        const taken = takes(input);
        return taken.ok ? '' : taken.refusal;
      },
    ),
    v.transform((sent): string => {
      const taken = takes(sent);
      return taken.ok ? taken.value : sent;
    }),
  );

const fieldShape = (field: Field): v.GenericSchema<Value> => {
  const shape = kindOf(field).shape(field);
  switch (shape.json) {
    case 'text':
      return textShape(shape);
    case 'one-of':
      return v.picklist(shape.values, '一覧から選んでください');
    case 'whole':
      return v.pipe(
        v.number(shape.reason),
        v.integer(shape.reason),
        v.minValue(0, shape.reason),
        v.maxValue(shape.most, shape.reason),
      );
    case 'flag':
      return v.boolean('はい・いいえで答えてください');
  }
};

/** As it stands in a row, whatever release wrote it. */
const shownShape = (field: Field): v.GenericSchema<Value> => {
  switch (kindOf(field).shape(field).json) {
    case 'text':
    case 'one-of':
      return v.string();
    case 'whole':
      return v.number();
    case 'flag':
      return v.boolean();
  }
};

const days = { validFrom: calendarDate, validTo: v.exactOptional(calendarDate) };

/** One state of an entry as its fields say, for whoever types it in. */
export const stateShape = ({ fields, isDated }: Master): v.GenericSchema<State> => {
  const entries = Object.entries(fields).map(
    ([name, field]) =>
      [name, field.isOptional === true ? v.exactOptional(fieldShape(field)) : fieldShape(field)] as const,
  );
  // The fields are known only when the master is: what they let in is values by their names, which is a state.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return v.strictObject({
    ...Object.fromEntries(entries),
    ...(isDated ? days : {}),
  }) as unknown as v.GenericSchema<State>;
};

/**
 * One state as it stands in a row: of another release, its texts may be none that we take today, and a field may be
 * missing that came later, or be one that we do not know.
 */
export const shownStateShape = ({ fields }: Master): v.GenericSchema<State> =>
  // As above.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  v.object({
    ...Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, v.exactOptional(shownShape(field))]),
    ),
    validFrom: v.exactOptional(v.string()),
    validTo: v.exactOptional(v.string()),
  }) as unknown as v.GenericSchema<State>;
