import { gateIds, type GateId } from './gates.ts';

export type BenchArguments = { readonly rounds: number; readonly gates: readonly GateId[] };

/** Fewer rounds than this let one disturbance decide. */
const defaultRounds = 15;

const usage = `usage: npm run bench -- [--rounds N] [--only ${gateIds.join(',')}]`;

const isGate = (text: string): text is GateId => gateIds.some((id) => id === text);

/** Reads the command line; the usage line is the error of one that cannot be read. */
export const argumentsIn = (words: readonly string[]): BenchArguments => {
  const [option, value, ...rest] = words;
  if (option === undefined) return { rounds: defaultRounds, gates: gateIds };
  const others = argumentsIn(rest);
  if (option === '--rounds' && /^[1-9][0-9]{0,2}$/.test(value ?? ''))
    return { ...others, rounds: Number(value) };
  const asked = value?.split(',') ?? [];
  if (option === '--only' && asked.length > 0 && asked.every(isGate)) return { ...others, gates: asked };
  throw new Error(usage);
};
