import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { credentialJson } from '#web/factors/credential-json.ts';

const bytes = (...values: readonly number[]): ArrayBuffer => new Uint8Array(values).buffer;

/** As an extension of a password manager gives it: an object of its own, of no class of the browser's. */
const ofExtension = {
  id: '-_8',
  rawId: bytes(0xfb, 0xff),
  type: 'public-key',
  authenticatorAttachment: null,
  getClientExtensionResults: () => ({ credProps: { rk: true } }),
  response: {
    clientDataJSON: bytes(0x7b, 0x7d),
    attestationObject: bytes(1, 2, 3),
    getTransports: () => ['internal'],
  },
};
const written = {
  id: '-_8',
  rawId: '-_8',
  type: 'public-key',
  clientExtensionResults: { credProps: { rk: true } },
  response: { clientDataJSON: 'e30', attestationObject: 'AQID', transports: ['internal'] },
};

const outsideOfItsPage = (): never => {
  throw new TypeError('Illegal invocation');
};

describe('a credential as it is sent (https://www.w3.org/TR/webauthn-3/#dom-publickeycredential-tojson)', () => {
  test('is written by the browser where it can', () => {
    const json = { rawId: 'AQ', response: { clientDataJSON: 'e30' } };
    expect(JSON.parse(credentialJson({ ...ofExtension, toJSON: () => json }))).toEqual(json);
  });

  test.each([
    ['is missing', {}],
    ['fails outside of its page', { toJSON: () => outsideOfItsPage() }],
    ['leaves bytes as they are', { toJSON: () => ({ ...ofExtension }) }],
    ['gives nothing', { toJSON: () => undefined }],
    ['is missing, and bytes are a part of others', { rawId: new Uint8Array([0, 0xfb, 0xff]).subarray(1) }],
    [
      'is missing, and bytes are of another world',
      { rawId: runInNewContext('new Uint8Array([251, 255]).buffer') },
    ],
  ])('is written out by hand where toJSON %s', (_why, own) => {
    expect(JSON.parse(credentialJson({ ...ofExtension, ...own }))).toEqual(written);
  });

  test('of an assertion has its signature, and no user handle where there is none', () => {
    const response = {
      clientDataJSON: bytes(0x7b, 0x7d),
      authenticatorData: bytes(5),
      signature: bytes(6),
      userHandle: null,
    };
    const { attestationObject: _none, ...parts } = written.response;
    expect(JSON.parse(credentialJson({ ...ofExtension, response })).response).toEqual({
      clientDataJSON: parts.clientDataJSON,
      authenticatorData: 'BQ',
      signature: 'Bg',
    });
  });
});
