/** As long as authenticators are given on average to find a finger: three minutes, in milliseconds. */
const timeout = 180_000;

/**
 * What a browser is to have signed (https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialrequestoptionsjson). No
 * credential is named: which ones somebody has, and whether he has any, is told to nobody. All of ours are discoverable.
 */
export const requestOptionsJson = (challenge: string, rpId: string): string =>
  JSON.stringify({ challenge, rpId, timeout, userVerification: 'required', allowCredentials: [] });
