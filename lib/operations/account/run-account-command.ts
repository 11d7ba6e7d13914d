import { mailRecords } from '#lib/operations/account/mail-records.ts';
import { preflight } from '#lib/operations/account/preflight.ts';
import type { PreflightWorld } from '#lib/operations/account/preflight.ts';
import { sweepFailedCreate } from '#lib/operations/account/sweep.ts';
import { tearDown } from '#lib/operations/account/tear-down.ts';
import type { TearingDown } from '#lib/operations/account/tear-down.ts';
import type { StageSettings } from '#lib/settings.ts';

/** Commands that ask or tidy the account itself, by the AWS CLI. */
export const accountCommands = ['mail-records', 'preflight', 'sweep-failed-create', 'tear-down'] as const;

export type AccountCommand = {
  readonly kind: (typeof accountCommands)[number];
  readonly settings: StageSettings;
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
};

export const isAccountCommand = (name: unknown): name is AccountCommand['kind'] =>
  accountCommands.some((command) => command === name);

export type AccountWorld = PreflightWorld & TearingDown;

/** Throws Mistake for what a person can mend. */
export const runAccountCommand = (command: AccountCommand, world: AccountWorld): Promise<void> => {
  switch (command.kind) {
    case 'preflight':
      return preflight(command.settings, world);
    case 'mail-records':
      return mailRecords(command.settings, { ask: world.askAccount, say: world.say });
    case 'sweep-failed-create':
      return sweepFailedCreate(command, world);
    case 'tear-down':
      return tearDown(command, world);
  }
};
