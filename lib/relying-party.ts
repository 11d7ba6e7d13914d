import type { StageSettings } from '#lib/settings.ts';

/**
 * The domain for which passkeys are made: the stage's own host, which counts for the hosts below it too, so that a company with a
 * host of its own keeps its passkeys. Another domain means that everybody registers anew.
 * https://www.w3.org/TR/webauthn-3/#relying-party-identifier
 */
export const relyingPartyIdOf = ({ appOrigin }: Pick<StageSettings, 'appOrigin'>): string =>
  new URL(appOrigin).hostname;
