import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import type { FieldControl } from '#web/masters/controls/field-control.ts';
import { OneOfFew } from '#web/masters/controls/one-of-few.tsx';

export const choice: FieldControl<FieldOf<'choice'>> = {
  draw: (props) => (
    <OneOfFew {...props} words={Object.values(props.field.words)} whenNone={props.field.whenNone} />
  ),
};
