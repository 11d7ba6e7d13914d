import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { endChildren, freePort, root, startChild } from './start-child.ts';

const data = mkdtempSync(join(tmpdir(), 'stafee-start-'));
const taken = createServer();
const takenPort = () => (taken.address() as AddressInfo).port;

beforeAll(async () => {
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  await buildAssembly({ root });
}, 240_000);
afterAll(() => {
  endChildren();
  taken.close();
  rmSync(data, { recursive: true });
});

describe('a start that cannot be', () => {
  test('says which option it does not know', async () => {
    expect(await startChild(['--prot']).ended).toEqual({
      code: 1,
      out: '',
      err: "stafee: Unknown option '--prot'; known options: --port NUMBER, --data FOLDER, --reset, --memory\n",
    });
  });

  test('says that the port is taken, before anything is built', async () => {
    expect(await startChild(['--port', String(takenPort()), '--memory']).ended).toEqual({
      code: 1,
      out: '',
      err: `stafee: port ${takenPort()} is in use; stop the other program or choose another with --port\n`,
    });
  });

  test('says that Node is too old', async () => {
    const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'22.18.0'}})`;
    expect(await startChild([], ['--import', older]).ended).toEqual({
      code: 1,
      out: '',
      err: 'stafee: Node 22.18.0 is too old; `npm start` brings Node 24 with it.\n',
    });
  });

  test('names the damaged file of the data folder', async () => {
    writeFileSync(join(data, 'kms.json'), '{');
    const { code, err } = await startChild(['--port', await freePort(), '--data', data]).ended;
    expect({ code, err }).toEqual({
      code: 1,
      err: `stafee: The file ${join(data, 'kms.json')} is damaged; remove the data folder or start with --reset\n`,
    });
  }, 240_000);
});

describe('a start', () => {
  test('resets damaged data, says how to sign in, and ends cleanly on SIGINT', async () => {
    const port = await freePort();
    const child = startChild(['--port', port, '--data', data, '--reset']);
    await child.said('終了するには');
    expect(child.output()).toContain(`STAFee を起動しました。  http://localhost:${port}\n`);
    expect(child.output()).toMatch(/^minato {6}tanaka +Demo-minato-2026 +田中花子 +申請者$/m);

    const second = await startChild(['--port', await freePort(), '--data', data]).ended;
    expect(second).toMatchObject({ code: 1, err: expect.stringMatching(/^stafee: .*in use.*\n$/) });

    child.kill('SIGINT');
    expect(await child.ended).toMatchObject({ code: 0, err: '' });
  }, 480_000);
});
