import { runCommand } from '#lib/operations/run-command.ts';
import type { StageSettings } from '#lib/settings.ts';
import { prodFilledIn } from '#test/lib/operations/account/an-account.ts';
import type { anAccount } from '#test/lib/operations/account/an-account.ts';
import { aWorld } from '#test/lib/operations/a-world.ts';

export const served: StageSettings = { ...prodFilledIn, isProven: true };
export const fresh: StageSettings = { ...prodFilledIn, isProven: false };

/** The preflight of an account; `failed` is the line with which it ends where something is not done. */
export const running = async (
  account: ReturnType<typeof anAccount>,
  settings: StageSettings,
  resolve: (host: string) => Promise<readonly string[]> = async () => [
    'd-abc.execute-api.ap-northeast-1.amazonaws.com',
  ],
) => {
  const { world, said } = aWorld();
  const failed = await runCommand(['preflight', '--stage', settings.stage], {
    ...world,
    settings: { ...world.settings, prod: prodFilledIn, [settings.stage]: settings },
    askAccount: account.askAccount,
    resolve,
    now: () => new Date('2026-12-02T00:00:00Z'),
  }).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  return { said, failed };
};
