import type { ReactNode } from 'react';

/** A control takes and gives what would stand in a cell of a file; empty is nothing. */
export type ControlProps<F> = {
  readonly field: F;
  readonly value: string;
  readonly today: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

/** How a kind of field is typed. */
export type FieldControl<F> = { draw(props: ControlProps<F>): ReactNode };
