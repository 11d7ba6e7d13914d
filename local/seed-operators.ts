import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { awsSender } from '#lib/operations/aws-calls.ts';
import { carryOut } from '#lib/operations/carry-out.ts';
import { firstOperatorPlan, firstPassword } from '#lib/operations/first-operator.ts';
import { region } from '#local/aws/start-services.ts';
import { operator, operatorRoster } from '#rows/operators.ts';

import type { Cloud } from './running-cloud.ts';
import type { DemoOperator } from './seed/demo-operators.ts';
import { demoOperatorPassword } from './seed/demo-passwords.ts';

type SeedOptions = { readonly operators: readonly [DemoOperator, ...DemoOperator[]] };

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

const openDirectory = (cloud: Cloud): CognitoIdentityProviderClient =>
  new CognitoIdentityProviderClient({
    region,
    endpoint: cloud.services['cognito-idp'],
    credentials: cloud.operator,
  });

const now = (): Instant => {
  const at = new Date().toISOString();
  if (!isInstant(at)) throw new Error('this machine has no time of our era');
  return at;
};

/** Good until a year from now, so that a data folder that is kept can be used. */
const trainingOf = (at: Instant) => {
  const on = addDays(calendarDate(at.slice(0, 10)), -1);
  return { on, until: addDays(on, 366), evidence: 'デモ用の記録（教材 第1版）' };
};

const nothing = () => Promise.resolve();

/** As on AWS: by the plan of `npm run ops -- first-operator`. */
const bringFirst = async (cloud: Cloud, { operatorId, name }: DemoOperator): Promise<void> => {
  const send = awsSender((service) => ({
    region,
    endpoint: cloud.services[service === 'cognito-idp' ? service : 'dynamodb'],
    credentials: cloud.operator,
  }));
  const at = now();
  const steps = firstOperatorPlan(
    { operatorId, name, training: trainingOf(at), reason: 'デモ環境の用意', by: 'npm start' },
    {
      operators: cloud.nameOf('Operator'),
      audit: cloud.nameOf('Audit'),
      userPoolId: cloud.nameOf('Operators/Pool'),
    },
    { at, password: firstPassword() },
  );
  await carryOut(steps, { send, wait: nothing, pause: nothing, say: () => undefined });
};

/**
 * Whoever starts the demo knows the password: the authenticator is set up at the first sign-in all the same. Who has changed his
 * keeps it: the pool takes no password a second time.
 */
const setPassword = async (cloud: Cloud, { operatorId: Username }: DemoOperator): Promise<void> => {
  const directory = openDirectory(cloud);
  const user = { UserPoolId: cloud.nameOf('Operators/Pool'), Username };
  await unlessDone(directory.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' })));
  const password = { Password: demoOperatorPassword, Permanent: true };
  await unlessDone(directory.send(new AdminSetUserPasswordCommand({ ...user, ...password })));
  directory.destroy();
};

const openDatabase = (cloud: Cloud): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ region, endpoint: cloud.services.dynamodb, credentials: cloud.operator }),
  );

const registeredIn = async (database: DynamoDBDocumentClient, cloud: Cloud) => {
  const Key = operatorRoster.primaryKey({});
  const { Item } = await database.send(new GetCommand({ TableName: cloud.nameOf('Operator'), Key }));
  return Item === undefined ? undefined : operatorRoster.read(Item);
};

/** The second one is there from the start, as if the first had added him and a day had passed. */
const bringFurther = async (
  cloud: Cloud,
  database: DynamoDBDocumentClient,
  { operatorId, name, roles }: DemoOperator,
): Promise<void> => {
  const known = await registeredIn(database, cloud);
  if (known === undefined || known.operatorIds.includes(operatorId)) return;
  const at = now();
  const TableName = cloud.nameOf('Operator');
  const content = { name, roles, state: 'active', createdAt: at, version: 1 };
  const rows = [
    operator.stored({ operatorId }, { ...content, trainedUntil: trainingOf(at).until }),
    operatorRoster.stored(
      {},
      { operatorIds: [...known.operatorIds, operatorId], version: known.version + 1 },
    ),
  ];
  await database.send(
    new TransactWriteCommand({ TransactItems: rows.map((Item) => ({ Put: { TableName, Item } })) }),
  );
};

/** Registers the operators that are not there yet; a killed run is completed by the next. */
export const seedOperators = async (cloud: Cloud, { operators }: SeedOptions): Promise<void> => {
  const [first, ...others] = operators;
  const database = openDatabase(cloud);
  if ((await registeredIn(database, cloud)) === undefined) await bringFirst(cloud, first);
  for (const demo of operators)
    // oxlint-disable-next-line no-await-in-loop -- one is registered before the next begins
    await setPassword(cloud, demo);
  for (const demo of others)
    // oxlint-disable-next-line no-await-in-loop
    await bringFurther(cloud, database, demo);
  database.destroy();
};
