import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { askOverTls } from '#lib/operations/ask-over-tls.ts';
import { runCommand } from '#lib/operations/run-command.ts';
import { selfSignedCertificate } from '#test/builders/self-signed-certificate.ts';
import { aWorld, filledIn } from '#test/lib/operations/a-world.ts';

const host = new URL(filledIn.appOrigin).hostname;
const other = 'd-1.execute-api.test';
const own = selfSignedCertificate(host);
const others = selfSignedCertificate(other);
const ca = `${own.cert}${others.cert}`;

let server: Server;
let port = 0;
const asked: (readonly [sni: unknown, host: string | undefined, path: string | undefined])[] = [];
/** Which certificate the machine shows, whoever is asked for. */
let shown = own;

/** As an API in its Region: for its custom domain it serves, for any other name it refuses. */
beforeAll(async () => {
  server = createServer(
    { ...own, SNICallback: (_name, done) => done(null, createSecureContext(shown)) },
    (request, response) => {
      const socket = request.socket as TLSSocket & { readonly servername?: unknown };
      asked.push([socket.servername, request.headers.host, request.url]);
      if (request.headers.host !== host) return void response.writeHead(403).end('{"message":"Forbidden"}');
      if (request.url === '/api/me') return void response.writeHead(401).end('{"code":"session-missing"}');
      if (request.url === '/moved')
        return void response.writeHead(301, { location: 'https://away.test/' }).end();
      if (request.url === '/long') return void response.end('x'.repeat(2_000_000));
      if (request.url === '/never') return undefined;
      return void response.end('<!doctype html><html lang="ja">');
    },
  );
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  shown = own;
  asked.length = 0;
});

const at = () => ({ host: '127.0.0.1', port });
const smokeHere = (said: string[] = []) => {
  const { world } = aWorld();
  const say = (line: string) => void said.push(line);
  const args = ['smoke', '--stage', 'prod-osaka', '--at', `127.0.0.1:${port}`];
  return runCommand(args, { ...world, say, ask: askOverTls({ ca }) });
};

describe('asking a machine by the name of another', () => {
  test('says the name in the handshake and in the request, and passes', async () => {
    const said: string[] = [];
    await smokeHere(said);
    expect(asked).toEqual([
      [host, host, '/'],
      [host, host, '/api/me'],
    ]);
    expect(said.slice(1)).toEqual([
      `合格  画面 ${filledIn.appOrigin}/`,
      `合格  認可(サインインしていない人を断る) ${filledIn.appOrigin}/api/me`,
    ]);
  });

  test('fails when the machine shows the certificate of another host', async () => {
    shown = others;
    const said: string[] = [];
    await expect(smokeHere(said)).rejects.toThrow('2 件の確認に不合格です');
    expect(said[1]).toContain(`Host: ${host}. is not in the cert's altnames: DNS:${other}`);
    expect(asked).toEqual([]);
  });

  test('fails when nobody whom we trust has signed the certificate', async () => {
    await expect(askOverTls()(`${filledIn.appOrigin}/`, at())).rejects.toThrow(
      /self-signed|unable to verify/,
    );
  });

  test('is refused under the plain name of the machine, as the closed address refuses it', async () => {
    shown = others;
    await expect(askOverTls({ ca })(`https://${other}/`, at())).resolves.toMatchObject({ status: 403 });
  });

  test('takes a redirect for an answer, reads no more than the beginning, and waits no longer than told', async () => {
    const ask = askOverTls({ ca, timeoutMillis: 300 });
    await expect(ask(`${filledIn.appOrigin}/moved`, at())).resolves.toMatchObject({ status: 301 });
    const { body } = await ask(`${filledIn.appOrigin}/long`, at());
    expect(body.length).toBeGreaterThan(200_000);
    expect(body.length).toBeLessThan(600_000);
    await expect(ask(`${filledIn.appOrigin}/never`, at())).rejects.toThrow(/abort|timeout/i);
  });

  test('fails when nobody answers', async () => {
    const free = { host: '127.0.0.1', port: 1 };
    await expect(askOverTls({ ca })(`${filledIn.appOrigin}/`, free)).rejects.toThrow('ECONNREFUSED');
  });
});
