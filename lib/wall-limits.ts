/**
 * How often somebody may ask before a wall turns him away. WAF counts over a sliding window and takes 10 to
 * 2,000,000,000 requests: https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html
 */
export type WallLimits = {
  /** What WAF looks back over; every limit is for that long. */
  readonly windowSeconds: 60 | 120 | 300 | 600;
  readonly tenant: {
    /** Everything from one address: pages, their files and every call; a whole company may stand behind it. */
    readonly perAddress: number;
    /** One session cookie, from wherever. An invented cookie is a fresh count, so `perAddress` stays over it. */
    readonly perSession: number;
    /** Everything below /api/auth/ from one address, whatever company it names. */
    readonly signInPerAddress: number;
    /** Sign-ins to one company from one address. */
    readonly signInPerCompany: number;
  };
  readonly operator: { readonly perAddress: number; readonly signInPerAddress: number };
  /** The user pools' public operations: ours all come from one or two addresses, some five of them for a passkey. */
  readonly pools: { readonly perAddress: number };
};

/**
 * At least twice what a company of 500 people behind one address asks at 09:00, when everybody signs in within five
 * minutes and works on (test/local/aws/waf/nine-o-clock.test.ts). A larger company needs them in proportion.
 */
export const safeWallLimits: WallLimits = {
  windowSeconds: 300,
  tenant: { perAddress: 100_000, perSession: 2_000, signInPerAddress: 4_000, signInPerCompany: 1_500 },
  operator: { perAddress: 2_000, signInPerAddress: 100 },
  pools: { perAddress: 3_000 },
};

/** On a laptop everybody comes from one address, tests and benches too. */
export const laptopWallLimits: WallLimits = {
  windowSeconds: 300,
  tenant: {
    perAddress: 2_000_000,
    perSession: 2_000_000,
    signInPerAddress: 2_000_000,
    signInPerCompany: 2_000_000,
  },
  operator: { perAddress: 2_000_000, signInPerAddress: 2_000_000 },
  pools: { perAddress: 2_000_000 },
};

const [leastRequests, mostRequests] = [10, 2_000_000_000];

const areWithinAws = (limits: readonly number[]): boolean =>
  limits.every((limit) => Number.isInteger(limit) && limit >= leastRequests && limit <= mostRequests);

/** What is wrong with them: outside of AWS's bounds, or a narrower count that never ends before the wider one. */
export const wallLimitFaults = ({ tenant, operator, pools }: WallLimits): readonly string[] => {
  const all = [...Object.values(tenant), ...Object.values(operator), pools.perAddress];
  const isOrdered =
    tenant.perSession <= tenant.perAddress &&
    tenant.signInPerCompany <= tenant.signInPerAddress &&
    tenant.signInPerAddress <= tenant.perAddress &&
    operator.signInPerAddress <= operator.perAddress;
  return [
    ...(areWithinAws(all) ? [] : ['a limit of a wall is a whole number from 10 to 2,000,000,000']),
    ...(isOrdered ? [] : ['a limit of a wall for a part is not above the one for the whole']),
  ];
};
