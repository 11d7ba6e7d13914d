import * as iam from 'aws-cdk-lib/aws-iam';
import type { Stack } from 'aws-cdk-lib';

import type { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { StreamReader } from '#lib/constructs/event-sources.ts';
import { streamOf } from '#lib/constructs/protected-table.ts';
import { onPool, onRows, onTable, sendingMail, throughService } from '#lib/constructs/statements.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Identity } from '#lib/stacks/identity.ts';
import { companyKey } from '#rows/keystore.ts';
import { onboardingOrder } from '#rows/onboarding.ts';

type Reached = {
  readonly data: Data;
  readonly identity: Identity;
  readonly foundation: Foundation;
  readonly settings: StageSettings;
};

/** What making a company takes, and the orders of operators that start it: of the control table's stream nothing else. */
export const letOnboard = (
  stack: Stack,
  onboarding: ConfinedFunction,
  { data, identity, foundation, settings }: Reached,
): void => {
  onboarding.allow(
    onTable(data.tenantData, 'PutItem'),
    onTable(data.control, 'GetItem', 'PutItem'),
    onRows({ table: data.keystore, calls: ['GetItem', 'PutItem'], rows: [companyKey] }),
    onTable(data.audit, 'PutItem'),
    throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    onPool(identity.tenantPool, 'AdminCreateUser'),
    new iam.PolicyStatement({
      actions: ['kms:GenerateDataKeyWithoutPlaintext', 'kms:Decrypt'],
      resources: [foundation.keyEncryptionKey.keyArn],
      conditions: { Null: { 'kms:EncryptionContext:tenantId': 'false' } },
    }),
    sendingMail(stack, settings),
  );
  new StreamReader(stack, 'Orders', {
    reader: onboarding,
    streamArn: streamOf(data.control),
    key: foundation.dataKey,
    batchSize: 100,
    windowSeconds: 0,
    filters: [{ dynamodb: { Keys: { PK: { S: [onboardingOrder.pk] } } } }],
    deadLetters: new DeadLetters(stack, 'DeadLetters', foundation.dataKey),
  });
};
