import type { AskAccount } from '#lib/operations/account/account-call.ts';
import { mailRecords } from '#lib/operations/account/mail-records.ts';
import type { StageSettings } from '#lib/settings.ts';

/** Commands that ask or tidy the account itself, by the AWS CLI. */
export const accountCommands = ['mail-records'] as const;

export type AccountCommand = {
  readonly kind: (typeof accountCommands)[number];
  readonly settings: StageSettings;
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
};

export const isAccountCommand = (name: unknown): name is AccountCommand['kind'] =>
  accountCommands.some((command) => command === name);

export type AccountWorld = {
  readonly askAccount: AskAccount;
  readonly say: (line: string) => void;
};

/** Throws Mistake for what a person can mend. */
export const runAccountCommand = ({ settings }: AccountCommand, world: AccountWorld): Promise<void> =>
  mailRecords(settings, { ask: world.askAccount, say: world.say });
