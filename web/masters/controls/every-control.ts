import type { Field, FieldOf, KindName } from '#domain/masters/fields/every-kind.ts';
import { choice } from '#web/masters/controls/choice.tsx';
import { day } from '#web/masters/controls/day.tsx';
import type { FieldControl } from '#web/masters/controls/field-control.ts';
import { digits } from '#web/masters/controls/digits.tsx';
import { flag } from '#web/masters/controls/flag.tsx';
import { reference } from '#web/masters/controls/reference.tsx';
import { person } from '#web/masters/controls/person.tsx';
import { registration } from '#web/masters/controls/registration.tsx';
import { text } from '#web/masters/controls/text.tsx';
import { words } from '#web/masters/controls/words.tsx';
import { yen } from '#web/masters/controls/yen.tsx';

const everyControl = {
  text,
  reference,
  choice,
  yen,
  flag,
  day,
  digits,
  registration,
  person,
  words,
} as const satisfies { readonly [K in KindName]: FieldControl<FieldOf<K>> };

const controls: Readonly<Record<KindName, FieldControl<Field>>> = everyControl;

export const controlOf = ({ kind }: Field): FieldControl<Field> => controls[kind];
