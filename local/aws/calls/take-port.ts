import type { Server } from 'node:http';

/**
 * Binds a server to a port of 127.0.0.1; 0 takes a free one.
 * @throws Error with the code EADDRINUSE when it is taken
 */
export const takePort = async (
  server: Server,
  port: number,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server got no TCP port');
  return {
    port: address.port,
    close: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
};
