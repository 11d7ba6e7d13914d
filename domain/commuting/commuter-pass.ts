import type { Instant, CalendarDate, Period } from '#domain/kernel/time.ts';
import type { PassId, UserId } from '#domain/kernel/ids.ts';
import type { Yen } from '#domain/money/yen.ts';

/** What a 通勤定期券 is for. */
export const passKinds = ['train', 'bus', 'train-and-bus'] as const;
export type PassKind = (typeof passKinds)[number];

/** Months for which passes are sold. */
export const passMonths = [1, 3, 6, 12] as const;
export type PassMonths = (typeof passMonths)[number];

export const mostSections = 5;
export const mostStations = 30;
/** Of one person, with those that are over: a pass a month for 16 years. */
export const mostPassesOfPerson = 200;
/** That wait for an answer at once, of one person. */
export const mostAskedAtOnce = 5;

/** 区間 of one operator: by it and its stations in order a route is cut later (EXP-011). */
export type PassSection = {
  /** 事業者: 「JR東日本」. */
  readonly operator: string;
  /** 路線. @default not said */
  readonly line?: string;
  /** In order, as they were typed: the two ends and what lies between them. */
  readonly stations: readonly string[];
};

/** 通勤定期 as it was bought; valid from its first day to its last. */
export type PassContent = Required<Period> & {
  readonly kind: PassKind;
  readonly sections: readonly PassSection[];
  readonly months: PassMonths;
  /** 購入額, all taxes included. */
  readonly costYen: Yen;
  /** The pass in whose place it comes, which ends the day before at the latest. @default none */
  readonly replaces?: PassId;
};

export const passStates = ['asked', 'confirmed', 'sent-back', 'withdrawn'] as const;
export type PassState = (typeof passStates)[number];

export const passActs = ['ask', 'register', 'confirm', 'send-back', 'withdraw', 'end', 'replace'] as const;
export type PassAct = (typeof passActs)[number];

/** What happened to a pass, and who did it. */
export type PassEvent = {
  readonly act: PassAct;
  readonly at: Instant;
  readonly by: UserId;
  readonly byName: string;
  /** Its owner kept it himself, because nobody else could. @default another did, or he needed nobody */
  readonly alone?: true;
  /** Of what was sent back, or ended before its time. */
  readonly reason?: string;
};

export type CommuterPass = {
  readonly id: PassId;
  readonly userId: UserId;
  readonly state: PassState;
  readonly content: PassContent;
  /** Its last day where it ended before its time. @default its last day as it was bought */
  readonly endsOn?: CalendarDate;
  /** From the first on. */
  readonly events: readonly PassEvent[];
};

/** The days on which a pass counts: only a confirmed one does. */
export const daysOfPass = ({ state, content, endsOn }: CommuterPass): Required<Period> | undefined => {
  if (state !== 'confirmed') return undefined;
  const { validFrom, validTo } = content;
  const last = endsOn === undefined || endsOn > validTo ? validTo : endsOn;
  return last < validFrom ? undefined : { validFrom, validTo: last };
};

/** What counts on a day, for whoever cuts a route by it. */
export const passesOn = (passes: readonly CommuterPass[], on: CalendarDate): readonly CommuterPass[] =>
  passes.filter((pass) => {
    const days = daysOfPass(pass);
    return days !== undefined && days.validFrom <= on && on <= days.validTo;
  });
