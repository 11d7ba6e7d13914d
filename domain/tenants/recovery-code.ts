/** How many リカバリーコード are given out together. */
export const recoveryCodeCount = 10;

/** 32 signs that nobody mistakes for each other: no I, L, O, U. https://www.crockford.com/base32.html */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Signs of a code; 50 bits, tried at most five times before the lock. */
const codeLength = 10;

/** Bytes of chance that one code is made of. */
export const bytesOfCode = codeLength;

/** `7K3QH-M2XVD`: a sign for each byte of chance. */
export const recoveryCodeOf = (chance: Uint8Array): string => {
  const text = Array.from(chance.subarray(0, codeLength), (byte) => signs[byte % signs.length]).join('');
  return `${text.slice(0, 5)}-${text.slice(5)}`;
};

/** As it is hashed: without what is only for the eye, and as it was meant where signs look alike. */
export const plainRecoveryCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
