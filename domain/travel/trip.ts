import type { CalendarDate } from '#domain/kernel/time.ts';

/** 出張: the trip a claim settles, if it does. */
export type Trip = {
  readonly destination: string;
  readonly startOn: CalendarDate;
  readonly endOn: CalendarDate;
};

/** 出張 as far as it is typed; whole from the submission on. */
export type DraftTrip = Partial<Trip>;
