import type { Plugin } from 'vite';

/** The line of a contract that says in words what its endpoint is for. */
const summary = /^\s*summary: (?:'[^'\n]*'|`[^`\n]*`),\n/gm;

/** Leaves out of the client what only the published document says of an endpoint: no screen reads it. */
export const summariesPlugin = (): Plugin => ({
  name: 'summaries',
  enforce: 'pre',
  transform: (code, id) =>
    /\/contract\/[^?]*\.ts$/.test(id) ? { code: code.replaceAll(summary, ''), map: null } : undefined,
});
