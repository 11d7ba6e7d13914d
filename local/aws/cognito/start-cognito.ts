import type { JsonWebKey } from 'node:crypto';
import { join } from 'node:path';

import { startJsonService } from '#local/aws/calls/json-service.ts';
import type { TakeBack } from '#local/aws/calls/kept-file.ts';
import type { HttpAnswer } from '#local/aws/calls/listen.ts';
import type { RunningService } from '#local/aws/calls/service-call.ts';

import {
  createTemplateClient,
  createTemplatePool,
  type TemplateClient,
  type TemplatePool,
} from './create-pool.ts';
import { issuerOf, openDirectory, type CognitoOptions, type Directory } from './directory.ts';
import { mfaOperations } from './mfa-operations.ts';
import { passkeyOperationNames, passkeyOperations } from './passkey-operations.ts';
import { poolOperations } from './pool-operations.ts';
import { signingInOperations } from './signing-in-operations.ts';
import { userOperations } from './user-operations.ts';

export type RunningCognito = RunningService & {
  /** Pools, clients and users as they are now. */
  readonly remember: () => TakeBack;
  /** Creates a template's pool under its fixed id, or updates the settings of a known one. */
  readonly createPool: (template: TemplatePool) => { readonly id: string; readonly arn: string };
  /** Creates a template's client under its fixed id, or updates a known one; a secret is made once. */
  readonly createClient: (template: TemplateClient) => { readonly id: string; readonly secret?: string };
  /** The issuer in the tokens: AWS's own address, which cannot be reached from here. */
  readonly issuerOf: (poolId: string) => string;
  /** The key set that belongs to `issuerOf`, for verifiers that are filled by hand. */
  readonly jwks: { readonly keys: readonly JsonWebKey[] };
};

/** What AWS accepts unsigned: the caller proves himself by a password, a session or a token. */
const publicOperations = new Set([
  'InitiateAuth',
  'RespondToAuthChallenge',
  'AssociateSoftwareToken',
  'VerifySoftwareToken',
  ...passkeyOperationNames,
]);

const wellKnownPage =
  (directory: Directory, jwks: RunningCognito['jwks']) =>
  (path: string): HttpAnswer | undefined => {
    const [, poolId = '', document] =
      /^\/([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/.exec(path) ?? [];
    if (document === undefined || !directory.holdsPool(poolId)) return undefined;
    const issuer = issuerOf(directory, poolId);
    const configuration = {
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
      response_types_supported: ['token'],
    };
    return {
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(document === 'jwks.json' ? jwks : configuration),
    };
  };

/**
 * Starts local Cognito user pools, kept in `cognito.json`. There is no sign-up, group, mailed code, SRP, hosted UI, SMS, device or trigger:
 * sign in with USER_PASSWORD_AUTH or ADMIN_USER_PASSWORD_AUTH.
 */
export const startCognito = async (options: CognitoOptions): Promise<RunningCognito> => {
  const { dataFolder, region, accountId } = options;
  const path = dataFolder === undefined ? undefined : join(dataFolder, 'cognito.json');
  const directory = openDirectory(options, path);
  const { keyId, publicKey } = directory.signing;
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyId, alg: 'RS256', use: 'sig' }] };

  const running = await startJsonService(options, {
    service: 'cognito-idp',
    target: 'AWSCognitoIdentityProviderService',
    publicOperations,
    page: wellKnownPage(directory, jwks),
    operations: {
      ...poolOperations(directory),
      ...userOperations(directory),
      ...signingInOperations(directory),
      ...mfaOperations(directory),
      ...passkeyOperations(directory),
    },
  });
  return {
    ...running,
    remember: directory.remember,
    jwks,
    issuerOf: (poolId) => issuerOf(directory, poolId),
    createPool: (template) => {
      const { id } = createTemplatePool(directory, template);
      return { id, arn: `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}` };
    },
    createClient: (template) => {
      const { id, secret } = createTemplateClient(directory, template);
      return { id, ...(secret !== undefined && { secret }) };
    },
  };
};
