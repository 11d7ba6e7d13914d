import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import type { FieldControl } from '#web/masters/controls/field-control.ts';
import { PlainText } from '#web/masters/controls/plain-text.tsx';

export const words: FieldControl<FieldOf<'words'>> = {
  draw: (props) => <PlainText {...props} />,
};
