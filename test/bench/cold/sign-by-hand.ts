import { createHash, createHmac } from 'node:crypto';

type Signing = {
  readonly host: string;
  readonly operation: string;
  readonly body: string;
  readonly at: Date;
  readonly keys: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
};

const region = 'ap-northeast-1';
const hmac = (key: string | Uint8Array, text: string) => createHmac('sha256', key).update(text).digest();
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Headers of a DynamoDB request in Signature V4: a floor for comparison, without retries or endpoint rules. */
export const signedHeaders = ({ host, operation, body, at, keys }: Signing): Record<string, string> => {
  const signedAt = at.toISOString().replace(/\.\d{3}|[-:]/g, '');
  const scope = [signedAt.slice(0, 8), region, 'dynamodb', 'aws4_request'];
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.0',
    host,
    'x-amz-date': signedAt,
    ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
    'x-amz-target': `DynamoDB_20120810.${operation}`,
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers)
    .map(([name, value]) => `${name}:${value}\n`)
    .join('');
  const canonical = ['POST', '/', '', lines, names, hashOf(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', signedAt, scope.join('/'), hashOf(canonical)].join('\n');
  const key = scope.reduce<string | Uint8Array>(hmac, `AWS4${keys.secretAccessKey}`);
  const credential = [keys.accessKeyId, ...scope].join('/');
  const signature = hmac(key, toSign).toString('hex');
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
    'content-length': String(Buffer.byteLength(body)),
  };
};
