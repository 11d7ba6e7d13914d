/** Moments in milliseconds since 1970. */
export type Comparison = {
  /** By the clock under test, before and after the question. */
  readonly askedMillis: number;
  readonly answeredMillis: number;
  /** What the other clock said in between; its second is known, its fraction is not. */
  readonly toldMillis: number;
};

/**
 * By how many milliseconds the clock under test is surely wrong: negative when it is slow. 0 as long as the second that
 * was told overlaps the time that the question took.
 */
export const clockSkewMillis = ({ askedMillis, answeredMillis, toldMillis }: Comparison): number => {
  const lastOfSecond = toldMillis + 999;
  if (askedMillis > lastOfSecond) return askedMillis - lastOfSecond;
  return answeredMillis < toldMillis ? answeredMillis - toldMillis : 0;
};
