import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import { flag as flagKind } from '#domain/masters/fields/flag.ts';
import type { FieldControl } from '#web/masters/controls/field-control.ts';
import { OneOfFew } from '#web/masters/controls/one-of-few.tsx';

/** A box that is not ticked would say no where nothing was said. */
export const flag: FieldControl<FieldOf<'flag'>> = {
  draw: (props) => (
    <OneOfFew {...props} words={[true, false].map((value) => flagKind.write(props.field, value))} />
  ),
};
