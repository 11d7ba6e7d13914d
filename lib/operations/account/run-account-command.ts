import { mailRecords } from '#lib/operations/account/mail-records.ts';
import { preflight } from '#lib/operations/account/preflight.ts';
import type { PreflightWorld } from '#lib/operations/account/preflight.ts';
import type { StageSettings } from '#lib/settings.ts';

/** Commands that ask or tidy the account itself, by the AWS CLI. */
export const accountCommands = ['mail-records', 'preflight'] as const;

export type AccountCommand = {
  readonly kind: (typeof accountCommands)[number];
  readonly settings: StageSettings;
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
};

export const isAccountCommand = (name: unknown): name is AccountCommand['kind'] =>
  accountCommands.some((command) => command === name);

export type AccountWorld = PreflightWorld;

/** Throws Mistake for what a person can mend. */
export const runAccountCommand = ({ kind, settings }: AccountCommand, world: AccountWorld): Promise<void> =>
  kind === 'preflight'
    ? preflight(settings, world)
    : mailRecords(settings, { ask: world.askAccount, say: world.say });
