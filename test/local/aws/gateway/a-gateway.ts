import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callersOf } from '#local/aws/calls/caller.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { restApisOf } from '#local/aws/gateway/rest-api.ts';
import type { ReadObject } from '#local/aws/gateway/s3-integration.ts';
import { openPort } from '#local/aws/gateway/open-port.ts';
import { serveGateway } from '#local/aws/gateway/serve-gateway.ts';
import { functionsOf } from '#local/aws/lambda/lambda-function.ts';
import { startLambda } from '#local/aws/lambda/start-lambda.ts';
import { machineTimer, type Timer } from '#local/aws/lambda/timer.ts';
import { readTemplate } from '#local/aws/template/read-template.ts';
import { synthesizeFixture } from './fixture-app.ts';

const tokyo = { region: 'ap-northeast-1', accountId: '000000000000' };

const files: Record<string, { type: string; text: string }> = {
  'index.html': { type: 'text/html; charset=utf-8', text: '<!doctype html><title>経費</title>' },
  'assets/app.js': { type: 'text/javascript', text: 'let a = 1;' },
};

/** A folder with the fixture's cloud assembly. */
export const aFixture = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'stafee-fixture-'));
  process.env['CDK_VALIDATION'] = 'false';
  synthesizeFixture(folder);
  return folder;
};

export type AGateway = Awaited<ReturnType<typeof aGateway>>;

/** The fixture's API, served with its functions as workers. */
export const aGateway = async (
  folder: string,
  {
    timer = machineTimer,
    functionTimer = machineTimer,
  }: { readonly timer?: Timer; readonly functionTimer?: Timer } = {},
) => {
  const template = readTemplate(folder, tokyo);
  let now = new Date('2026-05-12T01:00:00.000Z');
  const clock = () => now;
  const lines: string[] = [];
  const reads: Parameters<ReadObject>[0][] = [];
  const lambda = await startLambda({
    ...tokyo,
    callers: callersOf(),
    gate: async () => undefined,
    clock,
    functions: functionsOf(template),
    variables: () => ({}),
    timer: functionTimer,
  });
  const readObject: ReadObject = async (wanted) => {
    reads.push(wanted);
    const file = files[wanted.key];
    if (file === undefined) throw new ServiceFault('AccessDenied', 'Access Denied', 403);
    return { bytes: Buffer.from(file.text), headers: { 'content-type': file.type } };
  };
  const [api] = restApisOf(template);
  if (api === undefined) throw new Error('the fixture has no API');
  const port = await openPort(0);
  serveGateway(port, {
    ...tokyo,
    api,
    backends: { lambda, readObject },
    clock,
    timer,
    log: (line) => void lines.push(line),
    pages: { '/__mail': () => '<p>mail</p>' },
  });
  return {
    url: port.url,
    lines,
    reads,
    bucket: template.find('Front/Web').name,
    setTime: (time: string) => {
      now = new Date(time);
    },
    close: async () => {
      await port.close();
      await lambda.close();
    },
  };
};

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true });

type Sent = {
  readonly method?: string;
  readonly path: string;
  /** Pairs, so that a header can be sent twice. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string | Buffer;
};

export type Received = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body, where it is JSON. */
  readonly json: any;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Sends headers exactly as they are given, which `fetch` does not. */
export const send = (gateway: { readonly url: string }, { method = 'GET', path, headers = [], body }: Sent) =>
  new Promise<Received>((resolve, reject) => {
    const hasHost = headers.some(([name]) => name === 'Host');
    const all = hasHost ? headers : [['Host', 'localhost'], ...headers];
    const sent = httpRequest(`${gateway.url}${path}`, { method, headers: all.flat() }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text,
          json: jsonOf(text),
        });
      });
    });
    sent.on('error', reject).end(body);
  });
