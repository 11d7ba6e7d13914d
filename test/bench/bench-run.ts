import type { GateId } from './gates.ts';

/** What each measurement is told. */
export type BenchRun = {
  readonly gates: readonly GateId[];
  readonly rounds: number;
  /** A folder of this run, removed at its end. */
  readonly scratch: string;
  readonly random: () => number;
  /** Says what is going on. */
  readonly tell: (progress: string) => void;
};
