import { partOf } from '#lib/operations/step.ts';

/** One question or order to the account, in the words of AWS's API; `service` is the AWS CLI's name for it. */
export type AccountCall = {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** Answers as AWS documents it, times as text. Throws an Error whose name is AWS's code for the refusal. */
export type AskAccount = (call: AccountCall) => Promise<unknown>;

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** `ListOpenIDConnectProviders` → `list-open-id-connect-providers`, as the CLI spells operations. */
const wordsOf = (operation: string): string =>
  operation.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})/g, '-').toLowerCase();

/** The arguments of the AWS CLI (https://docs.aws.amazon.com/cli/latest/reference/); one page at a time. */
export const cliArguments = ({ service, operation, region, input }: AccountCall): readonly string[] => [
  service,
  wordsOf(operation),
  '--region',
  region,
  '--output',
  'json',
  '--no-paginate',
  '--cli-input-json',
  JSON.stringify(input),
];

/** The same for a person's shell. */
export const cliCommand = (call: AccountCall): string => {
  const [input = '', ...rest] = cliArguments(call).toReversed();
  const quoted = `'${input.replaceAll("'", String.raw`'\''`)}'`;
  return ['aws', ...rest.toReversed(), quoted].join(' ');
};

/** The text at a path of an answer; nothing where AWS left it out. */
export const textIn = (answer: unknown, ...path: readonly (string | number)[]): string | undefined => {
  const found = partOf(answer, ...path);
  return typeof found === 'string' ? found : undefined;
};

/** Asks, and answers with nothing where AWS says that there is none. */
export const askOrNothing = async (ask: AskAccount, call: AccountCall, absent: RegExp): Promise<unknown> => {
  try {
    return await ask(call);
  } catch (error) {
    if (absent.test(nameOf(error))) return undefined;
    throw error;
  }
};
