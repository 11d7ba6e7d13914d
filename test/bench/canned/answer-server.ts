/** All of AWS that a measured function asks, with answers made beforehand. Tells its starter where it listens. */
import { createServer } from 'node:http';

import { endWithStarter, tellStarter } from '../helper-process.ts';
import { cannedAnswers } from './answers.ts';

export type AnswerServerReady = { readonly url: string };

const { find } = cannedAnswers(new Date());

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => void chunks.push(chunk));
  request.on('end', () => {
    const operation = String(request.headers['x-amz-target'] ?? '');
    const answer = find(operation, Buffer.concat(chunks).toString('latin1'));
    response.writeHead(200, {
      'content-type': operation === '' ? 'text/xml' : 'application/x-amz-json-1.0',
      'content-length': answer.length,
      'x-amzn-requestid': 'bench',
    });
    response.end(answer);
  });
});

endWithStarter();
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the answer server has no port');
  tellStarter({ url: `http://127.0.0.1:${address.port}` } satisfies AnswerServerReady);
});
