import type { FieldFault } from '#web/api/problem.ts';
import type { ReactNode } from 'react';
import type { Draft, DraftFields } from '#web/settings/drafts.ts';
import { type AnyFields, type Told, toldOn } from '#web/settings/part-fields.ts';
import type { Names } from '#web/settings/say-value.ts';

/** What surrounds a field, whatever it is. */
export type Surrounding = {
  readonly names: Names;
  /** The day in Japan. */
  readonly today: string;
  /** Of the whole part; each path begins with `value`. */
  readonly faults: readonly FieldFault[];
};

export type ControlProps<F> = Surrounding & {
  readonly field: F;
  /** `value.caps.0.placeId`. */
  readonly path: string;
  readonly draft: Draft;
  readonly isRequired: boolean;
  readonly onChange: (draft: Draft) => void;
};

/** What is wrong with the field, or with something in it. */
export const faultIn = ({ faults, path }: Pick<ControlProps<unknown>, 'faults' | 'path'>) =>
  faults.find((fault) => fault.path === path || fault.path.startsWith(`${path}.`))?.message;

type Hinted = { readonly field: { readonly hint?: Told }; readonly today: string };

/** What people need to know before they type. */
export const hintOf = ({ field: { hint }, today }: Hinted): string | undefined =>
  hint === undefined ? undefined : toldOn(hint, today);

export type FieldsProps = Surrounding & {
  readonly path: string;
  readonly fields: AnyFields;
  readonly draft: DraftFields;
  /** Whether the field at this path has to be filled in. */
  readonly isRequired: (path: string) => boolean;
  readonly onChange: (draft: DraftFields) => void;
};

/** Draws one control for each field: handed to the table of rows, whose rows have fields too. */
export type DrawsFields = (props: FieldsProps) => ReactNode;
