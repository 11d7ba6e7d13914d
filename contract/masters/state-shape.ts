import * as v from 'valibot';
import { codePattern, type Field } from '#domain/masters/field.ts';
import type { Master } from '#domain/masters/master.ts';
import type { State } from '#domain/masters/states.ts';
import { filledLine, shaped } from '../shapes/text.ts';
import { calendarDate } from '../shapes/values.ts';

const isCode =
  (maxLength: number) =>
  (text: string): text is string =>
    text.length <= maxLength && codePattern.test(text);

const code = (maxLength: number) =>
  shaped(isCode(maxLength), {
    pattern: new RegExp(`^[0-9A-Za-z][0-9A-Za-z_-]{0,${maxLength - 1}}$`),
    message: `半角の英数字と「-」「_」で${maxLength}文字以内にしてください（先頭は英数字）`,
  });

const fieldShape = (field: Field): v.GenericSchema<string> => {
  switch (field.kind) {
    case 'text':
      return filledLine(field.maxLength);
    case 'reference':
      return code(field.maxLength);
    case 'choice':
      return v.picklist(Object.keys(field.words), '一覧から選んでください');
  }
};

const days = { validFrom: calendarDate, validTo: v.exactOptional(calendarDate) };

/** One state of an entry as its fields say, for whoever types it in. */
export const stateShape = ({ fields, isDated }: Master): v.GenericSchema<State> => {
  const entries = Object.entries(fields).map(
    ([name, field]) =>
      [name, field.isOptional === true ? v.exactOptional(fieldShape(field)) : fieldShape(field)] as const,
  );
  // The fields are known only when the master is: what they let in is texts by their names, which is a state.
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
  v.object(
    v.entriesFromList([...Object.keys(fields), 'validFrom', 'validTo'], v.exactOptional(v.string())),
  ) as v.GenericSchema as v.GenericSchema<State>;
