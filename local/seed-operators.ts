import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { join } from 'node:path';
import * as v from 'valibot';

import { keepInFile } from '#local/calls/kept-file.ts';

import type { Cloud } from './running-cloud.ts';
import type { DemoOperator } from './seed/demo-operators.ts';
import { demoOperatorPassword } from './seed/demo-passwords.ts';
import { region } from './start-services.ts';

type SeedOptions = {
  readonly operators: readonly DemoOperator[];
  /** @default nothing is remembered */
  readonly dataFolder?: string;
};

const createUser = async (client: CognitoIdentityProviderClient, UserPoolId: string, Username: string) => {
  try {
    await client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'UsernameExistsException')) throw error;
  }
  const Password = demoOperatorPassword;
  await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
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
  const Item = {
    PK: { S: `OP#${operatorId}` },
    SK: { S: 'META' },
    name: { S: name },
    state: { S: 'active' },
    createdAt: { S: new Date().toISOString() },
  };
  await database.send(new PutItemCommand({ TableName: cloud.nameOf('OperatorData/Operator'), Item }));
  database.destroy();
};

/** Registers the operators that are not there yet; a killed run is completed by the next. */
export const seedOperators = async (cloud: Cloud, { operators, dataFolder }: SeedOptions): Promise<void> => {
  const path = dataFolder === undefined ? undefined : join(dataFolder, 'operators.json');
  const kept = keepInFile(path, v.object({ operatorIds: v.array(v.string()) }), () => ({ operatorIds: [] }));
  for (const operator of operators) {
    const { operatorIds } = kept.read();
    // oxlint-disable-next-line no-await-in-loop -- one is registered before the next begins
    if (!operatorIds.includes(operator.operatorId)) await register(cloud, operator);
    kept.write({ operatorIds: [...new Set([...operatorIds, operator.operatorId])] });
  }
};
