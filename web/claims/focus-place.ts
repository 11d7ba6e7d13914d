const controls = 'input:not([type=hidden],[type=file],:disabled),textarea,select,button:not(:disabled)';

/** The first control of the place takes the focus; the place itself where it has none. */
export const focusPlace = (id: string, block: ScrollLogicalPosition = 'center'): void => {
  const place = document.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  const control = place?.querySelector<HTMLElement>(controls) ?? place;
  place?.scrollIntoView({ block });
  control?.focus({ preventScroll: true });
  if (control instanceof HTMLInputElement && control.type === 'text') control.select();
};

/** The fields of a line in the order in which they are filled in, and at their end the button for its receipt. */
export const stopsOf = (line: HTMLElement): readonly HTMLElement[] => [
  ...line.querySelectorAll<HTMLElement>('.sf-entry-fields :is(input:not([type=hidden],:disabled))'),
  ...line.querySelectorAll<HTMLElement>('[data-receipt="missing"] button[data-chooses]'),
];

const isEmpty = (stop: HTMLElement): boolean => stop instanceof HTMLInputElement && stop.value === '';

/** The first field of a line that is still to be filled in. */
export const focusFirstEmpty = (line: HTMLElement | null): void => {
  const stops = line === null ? [] : stopsOf(line);
  (stops.find(isEmpty) ?? stops[0])?.focus();
};

/** Brings a whole line into sight, and the focus to one of its fields. */
export const focusLine = (lineId: string, place: string): void => {
  const line = document.querySelector<HTMLElement>(`#${CSS.escape(lineId)}`);
  if (place === 'empty') focusFirstEmpty(line);
  else focusPlace(place, 'nearest');
  line?.scrollIntoView({ block: 'nearest' });
};
