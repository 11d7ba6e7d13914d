/** Whether this browser knows passkeys, and takes their options as they come (Chrome 129, Safari 18.4, Firefox 119). */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';
