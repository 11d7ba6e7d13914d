import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { root, runChild } from '#test/local/start/start-child.ts';
import { openPort } from '#local/aws/gateway/open-port.ts';
import { buildAssembly } from '#local/build/build-assembly.ts';
import { smallPdf } from '#test/builders/small-pdf.ts';
import { newUlid, type Answer, type Person } from './person.ts';

/**
 * A port that is free with the one after it, and stays so between two starts: below those that the machine gives to
 * outgoing connections.
 */
const lastingPort = async (): Promise<number> => {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 5_000) * 2;
    try {
      // oxlint-disable-next-line no-await-in-loop
      for (const each of [port, port + 1]) await (await openPort(each)).close();
      return port;
    } catch {
      // Somebody has it: another one.
    }
  }
};

/** The local cloud as a process of its own on a data folder, which is killed and starts again at the same address. */
export const openKilledCloud = async (dataFolder: string) => {
  const assembly = await buildAssembly({ root });
  const port = await lastingPort();
  let child: ReturnType<typeof runChild> | undefined;
  let waiting: (() => void)[] = [];

  const start = async (): Promise<void> => {
    const started = runChild(['test/local/start/seed-child.ts', assembly, dataFolder, String(port)]);
    while (!started.output().includes('ready')) {
      // oxlint-disable-next-line no-await-in-loop -- a start is waited for
      const ended = await Promise.race([started.ended, pause(20)]);
      if (ended !== undefined) throw new Error(`it does not start again: ${ended.err}`);
    }
    child = started;
    const resumed = waiting;
    waiting = [];
    for (const resume of resumed) resume();
  };
  const kill = async (): Promise<void> => {
    const killed = child;
    child = undefined;
    killed?.kill('SIGKILL');
    await killed?.ended;
  };
  const running = (): Promise<void> =>
    child === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
  /** Sends the same until it is answered, as a browser does; no answer and a 5xx tell nothing. */
  const answered = async (send: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop
      await running();
      // oxlint-disable-next-line no-await-in-loop
      const answer = await send().catch(() => undefined);
      if (answer !== undefined && answer.status < 500) return answer;
      // oxlint-disable-next-line no-await-in-loop
      await pause(50);
    }
  };
  return { url: `http://localhost:${port}`, assembly, port, start, kill, answered };
};

export type KilledCloud = Awaited<ReturnType<typeof openKilledCloud>>;

/** A receipt of the person's, whatever is killed meanwhile; gives its id. */
export const attachThough = async (
  cloud: Pick<KilledCloud, 'answered'>,
  person: Person,
  claimId: string,
): Promise<string> => {
  const [id, bytes] = [newUlid(), smallPdf(newUlid())];
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { id, claimId, fileName: '領収書.pdf', contentType: 'application/pdf' };
  await cloud.answered(async () => {
    const reserved = await person.post('/api/evidence', { ...file, size: bytes.length, sha256 });
    if (reserved.status !== 201) return reserved;
    const { uploadUrl, headers } = reserved.body;
    await fetch(uploadUrl, { method: 'PUT', headers, body: new Uint8Array(bytes) });
    return person.post(`/api/evidence/${id}/completion`);
  });
  return id;
};
