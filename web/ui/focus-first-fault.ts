/** The first field of a form that says what is wrong gets the focus once that is drawn. */
export const focusFirstFault = (form: HTMLElement): void => {
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 50);
};
