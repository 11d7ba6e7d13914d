import type { AccountCall, AskAccount } from '#lib/operations/account/account-call.ts';
import type { StageName, StageSettings } from '#lib/settings.ts';

/** `unknown`: AWS did not let itself be asked. */
export type State = 'ok' | 'missing' | 'unknown';

/** What was found, in words for the person who asked; `what` tells several lines of one check apart. */
export type Line = { readonly state: State; readonly found: string; readonly what?: string };

export type Asked = {
  readonly settings: StageSettings;
  /** The stages that share this one's account, itself among them: prod and its form in Osaka do. */
  readonly stagesOfAccount: readonly StageName[];
  readonly ask: AskAccount;
  /** Asks the stage's own Region. */
  readonly here: (service: string, operation: string, input?: AccountCall['input']) => Promise<unknown>;
  /** Where a name leads: its canonical names and its addresses; nothing when nobody knows it. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly now: () => Date;
};

type Words = { readonly ja: string; readonly en: string };

/** One line of the checklist of docs/deploy.md and of `npm run ops -- preflight`. */
export type Check = {
  readonly id: string;
  /** When it can be done: before anything, after the stack Deploy, after the bootstrap, after the first deployment. */
  readonly when: 'account' | 'deploy' | 'bootstrap' | 'service';
  readonly title: Words;
  readonly todo: Words;
  readonly judge: (asked: Asked) => Promise<readonly Line[]>;
};

export const judged = (isOk: boolean, found: string, what?: string): Line => ({
  state: isOk ? 'ok' : 'missing',
  found,
  ...(what === undefined ? {} : { what }),
});
