import {
  claimItems,
  mastersItems,
  pageOfClaims,
  pageOfPackedClaims,
  sessionItem,
  standingItem,
  tenantItem,
  userItem,
  wrappedKeyItem,
} from './items.ts';
import { claimId, tenantId, tables } from './environment.ts';
import { wireItemOf } from './wire-form.ts';

type Answers = {
  /** `X-Amz-Target`, and what of the body tells apart; `''` for any. */
  readonly find: (operation: string, body: string) => Buffer;
};

const pageAnswer = (items: readonly object[]): Buffer =>
  Buffer.from(
    JSON.stringify({ Count: items.length, Items: items.map(wireItemOf), ScannedCount: items.length }),
  );

const sessionAnswer = Buffer.from(
  `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser>` +
    `<AssumedRoleId>AROAEXAMPLE:${tenantId}</AssumedRoleId><Arn>arn:aws:sts::000000000000:assumed-role/tenant-data/${tenantId}</Arn>` +
    `</AssumedRoleUser><Credentials><AccessKeyId>ASIATENANT</AccessKeyId><SecretAccessKey>tenant</SecretAccessKey>` +
    `<SessionToken>${'t'.repeat(400)}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>` +
    `</AssumeRoleResult><ResponseMetadata><RequestId>bench</RequestId></ResponseMetadata></AssumeRoleResponse>`,
);

const itemAnswer = (item: object): Buffer => Buffer.from(JSON.stringify({ Item: wireItemOf(item) }));

/** Every answer is made before the first question: the server's own work stays the same small one for all. */
export const cannedAnswers = (now: Date): Answers => {
  const nothing = Buffer.from('{}');
  const [claim, masters, page, packed] = [
    claimItems(),
    mastersItems(),
    pageOfClaims(),
    pageOfPackedClaims(),
  ].map(pageAnswer);
  const batch = Buffer.from(
    JSON.stringify({
      Responses: {
        [tables.SESSION_TABLE]: [wireItemOf(standingItem(now)), wireItemOf(sessionItem(now))],
        [tables.CONTROL_TABLE]: [wireItemOf(tenantItem())],
      },
      UnprocessedKeys: {},
    }),
  );
  const unwrapped = Buffer.from(
    JSON.stringify({ KeyId: 'bench', Plaintext: Buffer.alloc(32, 1).toString('base64') }),
  );
  const [someItem, wrappedKey, person] = [
    itemAnswer(sessionItem(now)),
    itemAnswer(wrappedKeyItem()),
    itemAnswer(userItem()),
  ];
  const queries: readonly (readonly [string, Buffer | undefined])[] = [
    [`#C#${claimId}"`, claim],
    ['#SET"', masters],
    ['#PAGE"', page],
    ['#PACKED"', packed],
  ];
  return {
    find: (operation, body) => {
      switch (operation) {
        case 'DynamoDB_20120810.Query':
          return queries.find(([key]) => body.includes(key))?.[1] ?? nothing;
        case 'DynamoDB_20120810.GetItem':
          if (body.includes(`"${tables.KEYSTORE_TABLE}"`)) return wrappedKey;
          if (body.includes('#USER"')) return person;
          // A company without roles of its own, and nobody who is about to sign in.
          return body.includes(`"${tables.SESSION_TABLE}"`) && !body.includes('CH#') ? someItem : nothing;
        case 'DynamoDB_20120810.BatchGetItem':
          return batch;
        case 'TrentService.Decrypt':
          return unwrapped;
        case '':
          return sessionAnswer;
        default:
          return nothing;
      }
    },
  };
};
