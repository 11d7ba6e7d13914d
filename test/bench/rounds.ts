/** Fisher-Yates. `random` gives numbers from 0 up to 1, 1 excluded. */
export const shuffled = <T>(values: readonly T[], random: () => number): readonly T[] => {
  const left = [...values];
  return values.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
};

type Rounds<Arm extends string, Sample> = {
  readonly arms: readonly Arm[];
  readonly rounds: number;
  readonly random: () => number;
  readonly measure: (arm: Arm) => Promise<Sample>;
  /** Told the number of each round that begins, from 1. */
  readonly onRound?: (round: number) => void;
};

/**
 * Measures every arm once a round, one after the other, in an order drawn anew for each round. A first round, which
 * reads the files into memory, is not counted.
 * @returns the samples of an arm, in the order of rounds
 */
export const interleavedRounds = async <Arm extends string, Sample>({
  arms,
  rounds,
  random,
  measure,
  onRound = () => undefined,
}: Rounds<Arm, Sample>): Promise<(arm: Arm) => readonly Sample[]> => {
  const samples = new Map<Arm, Sample[]>(arms.map((arm) => [arm, []]));
  for (const arm of arms) await measure(arm);
  for (let round = 1; round <= rounds; round += 1) {
    onRound(round);
    for (const arm of shuffled(arms, random)) samples.get(arm)?.push(await measure(arm));
  }
  return (arm) => samples.get(arm) ?? [];
};
