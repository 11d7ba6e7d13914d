import { keysUnder } from '#local/aws/policies/condition-keys.ts';

/** One question that AWS would put to IAM because of a call. */
export type WantedAccess = {
  readonly action: string;
  readonly resource: string;
  /** The service's own condition keys. */
  readonly keys: Readonly<Record<string, readonly string[] | string | undefined>>;
  /** The service that asks on the caller's behalf, as it appears in `kms:ViaService`. @default the caller asks */
  readonly via?: 'dynamodb' | 's3' | 'sqs';
};

/** The question that a service puts to the key with which it encrypts a caller's data. */
export const keyAccess = (
  action: 'kms:Decrypt' | 'kms:GenerateDataKey',
  keyArn: string,
  via: {
    readonly service: 'dynamodb' | 's3' | 'sqs';
    readonly region: string;
    readonly context: Readonly<Record<string, string>>;
  },
): WantedAccess => ({
  action,
  resource: keyArn,
  keys: { ...encryptionKeys(via.context), 'kms:ViaService': `${via.service}.${via.region}.amazonaws.com` },
  via: via.service,
});

/** Condition keys made of an encryption context. */
export const encryptionKeys = (context: Readonly<Record<string, string>>): WantedAccess['keys'] => ({
  'kms:EncryptionContextKeys': Object.keys(context),
  ...keysUnder('kms:EncryptionContext:', context),
});
