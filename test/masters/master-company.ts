import { gzipSync } from 'node:zlib';
import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { handler as onboarding } from '#lambdas/functions/onboarding.ts';
import { handler } from '#lambdas/functions/tenant-admin.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { settingsVersion as settingsRow } from '#rows/settings.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import {
  aContext,
  anEvent,
  anOrder,
  cookieHeader,
  smallMasters,
  tenantIdIn,
  told,
  watanabe,
} from '#test/builders/tenant-plane.ts';

type Options = {
  readonly body?: unknown;
  readonly roles?: string;
  readonly userId?: string;
  readonly name?: string;
  readonly tenantId?: string;
  readonly query?: Readonly<Record<string, string>>;
};

export const gzipped = (text: string | Uint8Array): string => gzipSync(text).toString('base64');

/** Two companies, and what administrators of theirs ask the function `tenant-admin`. */
export const openCompanies = async (serve: typeof handler = handler) => {
  const services = await startLocalServices();
  const documents = DynamoDBDocumentClient.from(services.database);
  const minato = tenantIdIn(await onboarding(anOrder(), aContext()));
  const other = { companyCode: 'aoba-kobo', masters: smallMasters('有限会社あおば工房'), people: [] };
  const aoba = tenantIdIn(await onboarding(anOrder(other), aContext()));

  const send = async (route: string, options: Options = {}) => {
    const {
      body,
      roles = 'tenant-admin',
      userId = watanabe,
      name = '渡辺直樹',
      tenantId = minato,
      query,
    } = options;
    const [method = '', path = ''] = route.split(' ');
    const entry = /^(\/api\/masters\/[a-z]+\/)(?<entryId>[^/]+)(.*)$/.exec(path);
    const given = /^(.*\/imports\/)(?<importId>[^/]+)(.*)$/.exec(path);
    const isFile = path.startsWith('/api/master-files');
    const resource = isFile
      ? given === null
        ? path
        : `${given[1]}{importId}${given[3]}`
      : entry === null
        ? path
        : `${entry[1]}{entryId}${entry[3]}`;
    const params = { ...(isFile ? given?.groups : entry?.groups) };
    const cookie = `${tenantId}.${'c'.repeat(43)}`;
    const authorizer = {
      tenantId,
      userId,
      userName: name,
      roles,
      sessionKey: 'k',
      provenAt: new Date().toISOString(),
    };
    const headers = { ...cookieHeader(cookie), 'x-csrf-token': csrfTokenOf(cookie) };
    const event = anEvent(`${method} ${resource}`, {
      headers,
      authorizer,
      params,
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body }),
    });
    return told(await serve(event, aContext(tenantId)));
  };

  const rowOf = async (tenantId: string, pk: string, sk: string) => {
    const Key = { PK: { S: `T#${tenantId}#${pk}` }, SK: { S: sk } };
    return (await services.database.send(new GetItemCommand({ TableName: 'TenantData', Key }))).Item;
  };
  const settingsVersion = async (tenantId = minato): Promise<number> =>
    Number((await rowOf(tenantId, 'SET', 'V'))?.['settingsVersion']?.N);
  /** Another administrator changed another setting. */
  const moveSettings = async (): Promise<void> => {
    const Key = settingsRow.primaryKey({ tenantId: minato });
    await documents.send(
      new UpdateCommand({
        TableName: 'TenantData',
        Key,
        UpdateExpression: 'ADD settingsVersion :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
  };
  /** What the trail says of an action, oldest first. */
  const audited = async (action: string): Promise<readonly string[]> => {
    const { Items = [] } = await services.database.send(new ScanCommand({ TableName: 'Audit' }));
    return Items.filter((item) => item['action']?.S === action).map((item) => String(item['target']?.S));
  };
  return { services, documents, minato, aoba, send, rowOf, settingsVersion, moveSettings, audited };
};
export type Companies = Awaited<ReturnType<typeof openCompanies>>;
