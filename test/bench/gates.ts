/** What is measured, each against something that was measured in the same rounds. */
export const gateIds = ['C1', 'C2', 'C3', 'C7', 'W1', 'W2', 'W3', 'D2', 'B1', 'L1', 'S1'] as const;
export type GateId = (typeof gateIds)[number];

export const gateTitles: Readonly<Record<GateId, string>> = {
  C1: 'spawn → first answer / bare DynamoDBClient, plain esbuild',
  C2: 'spawn → first answer / hand-written function',
  C3: 'spawn → handler loaded / empty handler',
  C7: 'spawn → first answer: all routes / one route',
  W1: 'request without I/O, CPU / JSON.parse + JSON.stringify',
  W2: 'GetItem, client CPU / node:http',
  W3: 'page of 1.7 MB, client CPU / node:http',
  D2: 'create a claim / the same TransactWriteItems through our client',
  S1: 'synthesis of all stages under every gate / by the CDK alone',
  L1: 'a company of 10,000 people / the demo company',
  B1: 'reading beside 90 confirmations at once / at rest',
};

/** At most `target` is wanted; above `failAbove` the bench fails. */
export type Limit = { readonly target: number; readonly failAbove: number };

/** One ratio. Without a limit it is told for information. */
export type Finding = {
  readonly gate: GateId;
  readonly what: string;
  readonly ratio: number;
  /** CPU time of the same, where `ratio` compares elapsed time. */
  readonly cpuRatio?: number;
  readonly limit?: Limit;
};

export type Verdict = 'ok' | 'above target' | 'FAILS' | '';

export const verdictOn = ({ ratio, limit }: Finding): Verdict => {
  if (limit === undefined) return '';
  if (ratio > limit.failAbove) return 'FAILS';
  return ratio > limit.target ? 'above target' : 'ok';
};

export const limits = {
  firstAnswerCached: { target: 0.65, failAbove: 1 },
  firstAnswerPlain: { target: 0.85, failAbove: 1 },
  firstAnswerToFloor: { target: 1.5, failAbove: 2 },
  loadedCached: { target: 2, failAbove: 3 },
  loadedPlain: { target: 2.5, failAbove: 3 },
  allRoutes: { target: 1.1, failAbove: 1.25 },
  chainOf3Lines: { target: 5, failAbove: 10 },
  chainOf20Lines: { target: 2.2, failAbove: 8 },
  getItem: { target: 4.5, failAbove: 6 },
  page: { target: 11, failAbove: 20 },
  createElapsed: { target: 1.7, failAbove: 2.5 },
  createCpu: { target: 2, failAbove: 3 },
  besideCrowd: { target: 2, failAbove: 6 },
  answerAtSize: { target: 1, failAbove: 1 },
  none: { target: 0, failAbove: 0 },
  callsAtSize: { target: 1, failAbove: 1.5 },
  callsOfRow: { target: 0.15, failAbove: 0.25 },
  synthKnown: { target: 1.3, failAbove: 1.6 },
} as const satisfies Readonly<Record<string, Limit>>;
