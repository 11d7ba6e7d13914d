import type { Instant } from '#domain/kernel/time.ts';

/** Somebody who could decide, as far as it decides whether he is another one than whoever asks. */
export type Keeper<Who extends string> = {
  readonly id: Who;
  /** In its one form. */
  readonly mailbox: string;
  /** Another than himself gave him an address or a login ID, and may have become him. @default nobody ever did */
  readonly namedAt?: Instant | undefined;
  /** Who registered him. @default nobody of those who are here */
  readonly registeredBy?: Who | undefined;
  readonly registeredAt?: Instant | undefined;
};

/** So long after his names were given somebody counts as whoever gave them. */
export const namedDays = 30;
const dayMillis = 86_400_000;

/** Whether it was so short a while ago that he may still be whoever did it. */
export const isLately = (then: Instant | undefined, at: Instant): boolean =>
  then !== undefined && Date.parse(at) < Date.parse(then) + namedDays * dayMillis;

const isRegisteredBy = <Who extends string>(one: Keeper<Who>, other: Keeper<Who>, at: Instant): boolean =>
  one.registeredBy === other.id && isLately(one.registeredAt, at);

/**
 * Whether two decide independently of each other: neither reads the other's mails, was registered by the other or given
 * other names by anybody a short while ago. Whoever names another could become him, ask as him and decide as him.
 */
export const areIndependent = <Who extends string>(
  one: Keeper<Who>,
  other: Keeper<Who>,
  at: Instant,
): boolean =>
  one.id !== other.id &&
  one.mailbox !== other.mailbox &&
  !isLately(one.namedAt, at) &&
  !isLately(other.namedAt, at) &&
  !isRegisteredBy(one, other, at) &&
  !isRegisteredBy(other, one, at);

/** Who of those who keep access could decide about what one of them asks for. */
export const decidersFor = <Who extends string>(
  asker: Who,
  keepers: readonly Keeper<Who>[],
  at: Instant,
): readonly Keeper<Who>[] => {
  const own = keepers.find(({ id }) => id === asker);
  return own === undefined ? [] : keepers.filter((one) => areIndependent(own, one, at));
};

/**
 * Whether nobody could decide about what he asks for. Whoever was given other names goes alone only where all others were
 * too: he may be one of them.
 */
export const isAloneAmong = <Who extends string>(
  asker: Who,
  keepers: readonly Keeper<Who>[],
  at: Instant,
): boolean => {
  const own = keepers.find(({ id }) => id === asker);
  const others = keepers.filter(({ id }) => id !== asker);
  return (
    own !== undefined &&
    decidersFor(asker, keepers, at).length === 0 &&
    (!isLately(own.namedAt, at) || others.every(({ namedAt }) => isLately(namedAt, at)))
  );
};

/** How many could decide, whoever asks: himself and those who could about his requests; of whoever keeps none, all. */
export const whoDecideBeside = <Who extends string>(
  who: Who,
  keepers: readonly Keeper<Who>[],
  at: Instant,
): number =>
  keepers.some(({ id }) => id === who) ? 1 + decidersFor(who, keepers, at).length : keepers.length;
