/**
 * Replaces `Date` in this thread by one that can be moved. Handlers take the time from their clock adapter, which
 * asks `Date`; they do not learn that it was moved.
 * @returns moves the clock to a time in milliseconds since 1970; it goes on from there
 */
export const makeClockMovable = (): ((time: number) => void) => {
  const RealDate = Date;
  let offset = 0;
  const now = () => RealDate.now() + offset;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  return (time) => {
    offset = time - RealDate.now();
  };
};
