import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { OwnRoleId } from '#domain/kernel/ids.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import { minato } from '#local/seed/minato.ts';
import { companyAccess } from '#rows/access.ts';
import { person } from '#rows/people.ts';
import type { DemoCloud } from './demo-cloud.ts';
import type { Person } from './person.ts';

/** 鈴木, 部長 of 営業部 and 企画部, has from now on nothing but a role of the company's own: he reads his departments. */
export const signInByDepartment = async ({ cloud, signIn }: DemoCloud): Promise<Person> => {
  const { tenantId, masters } = minato;
  const suzuki = masters.users.find(({ name }) => name === '鈴木一郎');
  if (suzuki === undefined) throw new Error('nobody of the demo company');
  const id = 'r01j0000000000000000000000a' as OwnRoleId;
  const role = { id, name: '部門の閲覧者', grants: { 'claims.read': 'department' } } as const;
  const { operator: credentials, services } = cloud;
  const region = 'ap-northeast-1';
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region, endpoint: services.dynamodb, credentials }),
  );
  const TableName = cloud.nameOf('TenantData');
  const { item } = companyAccess.row({}, { doc: { ...shippedAccess, roles: [role] } });
  const Item = { ...companyAccess.primaryKey({ tenantId }), ...item };
  await client.send(new PutCommand({ TableName, Item }));
  const change = person.change({ set: { doc: { ...suzuki, roles: [id] } } });
  await client.send(
    new UpdateCommand({
      TableName,
      Key: person.primaryKey({ tenantId, userId: suzuki.id }),
      UpdateExpression: change.expression,
      ExpressionAttributeNames: change.names,
      ExpressionAttributeValues: change.values,
    }),
  );
  return signIn('suzuki');
};
