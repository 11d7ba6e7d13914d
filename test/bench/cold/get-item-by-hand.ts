import { Agent, request } from 'node:http';

import { signedHeaders } from './sign-by-hand.ts';

const agent = new Agent({ keepAlive: true });

const send = (operation: string, body: string): Promise<string> => {
  const { AWS_ENDPOINT_URL = '', AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  const { host, hostname, port } = new URL(AWS_ENDPOINT_URL);
  const keys = {
    accessKeyId: AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: AWS_SECRET_ACCESS_KEY ?? '',
    sessionToken: AWS_SESSION_TOKEN ?? '',
  };
  const headers = signedHeaders({ host, operation, body, at: new Date(), keys });
  return new Promise((resolve, reject) => {
    const call = request({ agent, hostname, port, method: 'POST', path: '/', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    });
    call.on('error', reject).end(body);
  });
};

type Line = { readonly amount: number; readonly itemCode: string; readonly memo: string };
type Sent = { readonly title: string; readonly lines: readonly Line[] };

const isLine = (line: Line): boolean =>
  Number.isSafeInteger(line.amount) && line.amount > 0 && line.itemCode.length > 0 && line.memo.length <= 200;

const isClaim = ({ title, lines }: Sent): boolean =>
  title.length > 0 && lines.length <= 100 && lines.every(isLine);

/** The floor: a claim checked by hand and one GetItem signed by hand, nothing else. */
export const handler = async (event: { readonly body: string }) => {
  const claim = JSON.parse(event.body) as Sent;
  if (!isClaim(claim)) return { statusCode: 400 };
  const body = JSON.stringify({ TableName: 'Session', Key: { PK: { S: 'S#1' }, SK: { S: 'S' } } });
  const { Item } = JSON.parse(await send('GetItem', body)) as { Item?: unknown };
  const total = claim.lines.reduce((sum, { amount }) => sum + amount, 0);
  return { statusCode: Item === undefined ? 404 : 200, body: JSON.stringify({ total, Item }) };
};
