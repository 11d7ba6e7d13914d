import { Mistake } from './start-options.ts';

const codeOf = (error: unknown): unknown => Object(error).code;

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);

const isLocked = (error: unknown): boolean =>
  codeOf(error) === 'LEVEL_LOCKED' || (causeOf(error) !== undefined && isLocked(causeOf(error)));

/** One line for what a person can mend; a defect of ours keeps its stack. */
const sentenceOf = (error: unknown): string => {
  if (isLocked(error)) return 'the data folder is in use by another process; stop that one first';
  if (error instanceof Mistake) return error.message;
  return error instanceof Error ? error.message : String(error);
};

/** Runs a command of this machine; a failure is one line and exit code 1. */
export const runCommand = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`stafee: ${sentenceOf(error)}\n`);
    if (process.env['STAFEE_TRACE'] !== undefined && error instanceof Error) {
      process.stderr.write(`${error.stack}\n`);
    }
    process.exit(1);
  }
};
