import { generateKeyPairSync, randomBytes, type KeyPairKeyObjectResult } from 'node:crypto';

import { ServiceFault } from '#local/aws/calls/service-call.ts';

type KeyMaterial = { readonly material: string; readonly publicKey?: string };

type KeySpec = {
  readonly usage: 'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC';
  /** The member of the key's metadata that lists its algorithms. */
  readonly algorithmsAs: 'EncryptionAlgorithms' | 'SigningAlgorithms' | 'MacAlgorithms';
  readonly algorithms: readonly string[];
  readonly make: () => KeyMaterial;
};

const secretOf = (bytes: number) => (): KeyMaterial => ({ material: randomBytes(bytes).toString('base64') });

const pairOf = (generate: () => KeyPairKeyObjectResult) => (): KeyMaterial => {
  const { privateKey, publicKey } = generate();
  return {
    material: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
};

const mac = (bits: number): KeySpec => ({
  usage: 'GENERATE_VERIFY_MAC',
  algorithmsAs: 'MacAlgorithms',
  algorithms: [`HMAC_SHA_${bits}`],
  make: secretOf(bits / 8),
});

const curve = (namedCurve: string, bits: number): KeySpec => ({
  usage: 'SIGN_VERIFY',
  algorithmsAs: 'SigningAlgorithms',
  algorithms: [`ECDSA_SHA_${bits}`],
  make: pairOf(() => generateKeyPairSync('ec', { namedCurve })),
});

const rsa = (modulusLength: number): KeySpec => ({
  usage: 'SIGN_VERIFY',
  algorithmsAs: 'SigningAlgorithms',
  algorithms: ['RSASSA_PSS_SHA', 'RSASSA_PKCS1_V1_5_SHA'].flatMap((family) =>
    [256, 384, 512].map((bits) => `${family}_${bits}`),
  ),
  make: pairOf(() => generateKeyPairSync('rsa', { modulusLength })),
});

const keySpecs: ReadonlyMap<string, KeySpec> = new Map([
  [
    'SYMMETRIC_DEFAULT',
    {
      usage: 'ENCRYPT_DECRYPT',
      algorithmsAs: 'EncryptionAlgorithms',
      algorithms: ['SYMMETRIC_DEFAULT'],
      make: secretOf(32),
    },
  ],
  ['HMAC_224', mac(224)],
  ['HMAC_256', mac(256)],
  ['HMAC_384', mac(384)],
  ['HMAC_512', mac(512)],
  ['ECC_NIST_P256', curve('P-256', 256)],
  ['ECC_NIST_P384', curve('P-384', 384)],
  ['ECC_NIST_P521', curve('P-521', 512)],
  ['RSA_2048', rsa(2048)],
  ['RSA_3072', rsa(3072)],
  ['RSA_4096', rsa(4096)],
]);

/** @throws ServiceFault `UnsupportedOperationException` for a key spec that does not exist on this machine */
export const keySpecOf = (spec: string): KeySpec => {
  const found = keySpecs.get(spec);
  if (found === undefined) {
    throw new ServiceFault('UnsupportedOperationException', `KeySpec ${spec} does not exist on this machine`);
  }
  return found;
};

/** @throws ServiceFault `ValidationException` when the usage does not fit the spec */
export const makeKeyMaterial = (spec: string, usage: string): KeyMaterial => {
  const { usage: fitting, make } = keySpecOf(spec);
  if (usage !== fitting) {
    throw new ServiceFault('ValidationException', `KeyUsage ${usage} is not compatible with KeySpec ${spec}`);
  }
  return make();
};
