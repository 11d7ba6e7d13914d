import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { join } from 'node:path';
import * as v from 'valibot';

import { operator } from '#rows/operators.ts';
import { keepInFile } from '#local/aws/calls/kept-file.ts';

import type { Cloud } from './running-cloud.ts';
import type { DemoOperator } from './seed/demo-operators.ts';
import { demoOperatorPassword } from './seed/demo-passwords.ts';
import { region } from '#local/aws/start-services.ts';

type SeedOptions = {
  readonly operators: readonly DemoOperator[];
  /** @default nothing is remembered */
  readonly dataFolder?: string;
};

/** What a run that was killed has done already. */
const wasDone = (error: unknown): boolean =>
  error instanceof Error &&
  ['UsernameExistsException', 'PasswordHistoryPolicyViolationException'].includes(error.name);

const unlessDone = async (deed: Promise<unknown>): Promise<void> => {
  try {
    await deed;
  } catch (error) {
    if (!wasDone(error)) throw error;
  }
};

const createUser = async (client: CognitoIdentityProviderClient, UserPoolId: string, Username: string) => {
  const user = { UserPoolId, Username };
  await unlessDone(client.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' })));
  const password = { Password: demoOperatorPassword, Permanent: true };
  await unlessDone(client.send(new AdminSetUserPasswordCommand({ ...user, ...password })));
};

/** As docs/runbooks/operator-accounts.md says: an account in the operator pool, a row in the operators' table. */
const register = async (cloud: Cloud, { operatorId, name }: DemoOperator): Promise<void> => {
  const credentials = cloud.operator;
  const directory = new CognitoIdentityProviderClient({
    region,
    endpoint: cloud.services['cognito-idp'],
    credentials,
  });
  await createUser(directory, cloud.nameOf('Operators/Pool'), operatorId);
  directory.destroy();
  const database = new DynamoDBClient({ region, endpoint: cloud.services.dynamodb, credentials });
  const content = { name, state: 'active', createdAt: new Date().toISOString() };
  const Item = operator.stored({ operatorId }, content);
  const documents = DynamoDBDocumentClient.from(database);
  await documents.send(new PutCommand({ TableName: cloud.nameOf('Operator'), Item }));
  database.destroy();
};

/** Registers the operators that are not there yet; a killed run is completed by the next. */
export const seedOperators = async (cloud: Cloud, { operators, dataFolder }: SeedOptions): Promise<void> => {
  const path = dataFolder === undefined ? undefined : join(dataFolder, 'operators.json');
  const kept = keepInFile(path, v.object({ operatorIds: v.array(v.string()) }), () => ({ operatorIds: [] }));
  for (const demo of operators) {
    const { operatorIds } = kept.read();
    // oxlint-disable-next-line no-await-in-loop -- one is registered before the next begins
    if (!operatorIds.includes(demo.operatorId)) await register(cloud, demo);
    kept.write({ operatorIds: [...new Set([...operatorIds, demo.operatorId])] });
  }
};
