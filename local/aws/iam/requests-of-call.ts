import type { ServiceCall } from '#local/aws/calls/service-call.ts';
import { keyIdIn } from '#local/aws/kms/envelope.ts';
import { isMembers, type Members } from '#local/aws/template/members.ts';

import { dynamodbAccess } from './dynamodb-access.ts';
import type { Places } from './places-of-template.ts';
import { s3Access } from './s3-access.ts';
import { listIn, membersIn, textIn } from '#local/aws/policies/read-members.ts';
import { encryptionKeys, keyAccess, type WantedAccess } from './wanted-access.ts';

type Read = (operation: string, input: Members, places: Places) => readonly WantedAccess[];

/** A ciphertext tells KMS its key; what is not one has no key and is refused by every policy. */
const keyOfCiphertext = (input: Members): string => {
  try {
    return keyIdIn(Buffer.from(textIn(input, 'CiphertextBlob') ?? '', 'base64'));
  } catch {
    return 'unknown';
  }
};

const contextIn = (input: Members, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(membersIn(input, name)).map(([key, value]) => [key, String(value)]));

const kmsAccess: Read = (operation, input, places) => {
  const ofKey = (action: string, reference: string, context: string): WantedAccess => ({
    action: `kms:${action}`,
    resource: places.keyArn(reference),
    keys: encryptionKeys(contextIn(input, context)),
  });
  const named = textIn(input, 'KeyId');
  if (operation === 'Decrypt')
    return [ofKey('Decrypt', named ?? keyOfCiphertext(input), 'EncryptionContext')];
  if (operation === 'ReEncrypt') {
    const source = textIn(input, 'SourceKeyId') ?? keyOfCiphertext(input);
    return [
      ofKey('ReEncryptFrom', source, 'SourceEncryptionContext'),
      ofKey('ReEncryptTo', textIn(input, 'DestinationKeyId') ?? '', 'DestinationEncryptionContext'),
    ];
  }
  if (named === undefined) return [{ action: `kms:${operation}`, resource: '*', keys: {} }];
  return [ofKey(operation, named, 'EncryptionContext')];
};

/** Tags and a source identity each need a right of their own, on the same role. */
const stsAccess: Read = (operation, input) => {
  // Everybody may ask who he is.
  if (operation === 'GetCallerIdentity') return [];
  const tags = listIn(input, 'Tags');
  const sourceIdentity = textIn(input, 'SourceIdentity');
  const keys = {
    'sts:RoleSessionName': textIn(input, 'RoleSessionName'),
    'sts:SourceIdentity': sourceIdentity,
    ...(tags.length === 0 ? {} : { 'aws:TagKeys': tags.map((tag) => textIn(tag, 'Key') ?? '') }),
    ...Object.fromEntries(
      tags.map((tag) => [`aws:RequestTag/${textIn(tag, 'Key') ?? ''}`, textIn(tag, 'Value') ?? '']),
    ),
  };
  return [
    operation,
    ...(tags.length === 0 ? [] : ['TagSession']),
    ...(sourceIdentity === undefined ? [] : ['SetSourceIdentity']),
  ].map((action) => ({ action: `sts:${action}`, resource: textIn(input, 'RoleArn') ?? '*', keys }));
};

const directoryAccess: Read = (operation, input, { region, accountId }) => {
  const pool = textIn(input, 'UserPoolId');
  const resource = pool === undefined ? '*' : `arn:aws:cognito-idp:${region}:${accountId}:userpool/${pool}`;
  return [{ action: `cognito-idp:${operation}`, resource, keys: {} }];
};

/** `"名前" <no-reply@example.jp>` → the name and the address. */
const senderIn = (written: string): { readonly address: string; readonly name: string | undefined } => {
  const [, name, address] = /^\s*(.*?)\s*<([^<>]+)>\s*$/s.exec(written) ?? [];
  return { address: address ?? written.trim(), name };
};

const recipientsIn = (input: Members): readonly string[] =>
  ['ToAddresses', 'CcAddresses', 'BccAddresses'].flatMap((name) => {
    const addresses = membersIn(input, 'Destination')[name];
    return Array.isArray(addresses) ? addresses.map((one) => senderIn(String(one)).address) : [];
  });

/** SES judges the sender's domain, which is the identity that we verify, and the configuration set if one is named. */
const mailAccess: Read = (operation, input, { region, accountId }) => {
  const { address, name } = senderIn(textIn(input, 'FromEmailAddress') ?? '');
  const place = `arn:aws:ses:${region}:${accountId}`;
  const keys = {
    'ses:FromAddress': address,
    'ses:FromDisplayName': name,
    'ses:Recipients': recipientsIn(input),
  };
  const set = textIn(input, 'ConfigurationSetName');
  return [
    `${place}:identity/${address.split('@')[1] ?? ''}`,
    ...(set === undefined ? [] : [`${place}:configuration-set/${set}`]),
  ].map((resource) => ({ action: `ses:${operation}`, resource, keys }));
};

const vaultCalls = ['StartBackupJob', 'ListRecoveryPointsByBackupVault'];

/** Vaults and points are resources; jobs and settings are none. Whoever names a role for the service must pass it. */
const backupAccess: Read = (operation, input, { region, accountId }) => {
  const [named] = Array.isArray(input['names']) ? input['names'] : [];
  const vault = textIn(input, 'BackupVaultName') ?? String(named);
  // Both Regions are one here: a vault in Osaka is known by its name.
  const vaultRegion = vault.endsWith('-osaka') ? 'ap-northeast-3' : region;
  const resource = vaultCalls.includes(operation)
    ? `arn:aws:backup:${vaultRegion}:${accountId}:backup-vault:${vault}`
    : operation === 'StartCopyJob'
      ? (textIn(input, 'RecoveryPointArn') ?? '')
      : '*';
  const role = textIn(input, 'IamRoleArn');
  const passed = { 'iam:PassedToService': 'backup.amazonaws.com' };
  return [
    { action: `backup:${operation}`, resource, keys: {} },
    ...(role === undefined ? [] : [{ action: 'iam:PassRole', resource: role, keys: passed }]),
  ];
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
const queueKeyUses: Readonly<Record<string, readonly ('kms:Decrypt' | 'kms:GenerateDataKey')[]>> = {
  SendMessage: ['kms:GenerateDataKey', 'kms:Decrypt'],
  ReceiveMessage: ['kms:Decrypt'],
};

/** A batch needs the right of its single form. */
const queueAccess: Read = (operation, input, { region, queue }) => {
  const named = textIn(input, 'QueueUrl') ?? textIn(input, 'QueueName') ?? '';
  const { arn, keyArn } = queue(named.split(/[/:]/).at(-1) ?? '');
  const single = operation.replace(/Batch$/, '');
  const context = { 'aws:sqs:arn': arn };
  return [
    { action: `sqs:${single}`, resource: arn, keys: {} },
    ...(keyArn === undefined
      ? []
      : (queueKeyUses[single] ?? []).map((use) =>
          keyAccess(use, keyArn, { service: 'sqs', region, context }),
        )),
  ];
};

const invokeAccess: Read = (operation, input, { region, accountId }) => {
  const name = textIn(input, 'FunctionName') ?? '';
  const resource = name.startsWith('arn:') ? name : `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  return [
    { action: operation === 'Invoke' ? 'lambda:InvokeFunction' : `lambda:${operation}`, resource, keys: {} },
  ];
};

const addressSetAccess: Read = (operation, input, { region, accountId }) => {
  const named = `${textIn(input, 'Name') ?? ''}/${textIn(input, 'Id') ?? ''}`;
  const resource = `arn:aws:wafv2:${region}:${accountId}:regional/ipset/${named}`;
  return [{ action: `wafv2:${operation}`, resource, keys: {} }];
};

const readings = {
  backup: backupAccess,
  dynamodb: dynamodbAccess,
  s3: s3Access,
  kms: kmsAccess,
  sts: stsAccess,
  'cognito-idp': directoryAccess,
  ses: mailAccess,
  sqs: queueAccess,
  lambda: invokeAccess,
  wafv2: addressSetAccess,
} as const satisfies Record<ServiceCall['service'], Read>;

/** Every question that AWS would put to IAM because of one call, in the order in which it would. */
export const requestsOfCall = (
  { service, operation, input }: ServiceCall,
  places: Places,
): readonly WantedAccess[] => readings[service](operation, isMembers(input) ? input : {}, places);
