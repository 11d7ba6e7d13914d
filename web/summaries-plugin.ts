import type { Plugin } from 'vite';

/** The line of a contract that says in words what its endpoint is for. */
const summary = /^\s*summary: (?:'[^'\n]*'|`[^`\n]*`),\n/gm;

/** A refusal up to its title, and the sentence behind it. */
const detail = /(\brefusal\(\s*'[\w-]+',\s*\d+,\s*\[\s*(?:'[^']*'|`[^`]*`|\w+)),[^\]]*\]/g;

/**
 * Leaves out of the client what no screen reads of the contract: what the published document says of an endpoint, and the
 * sentences of refusals, which come with each answer.
 */
export const summariesPlugin = (): Plugin => ({
  name: 'summaries',
  enforce: 'pre',
  transform: (code, id) =>
    /\/contract\/[^?]*\.ts$/.test(id)
      ? { code: code.replaceAll(summary, '').replaceAll(detail, "$1, '']"), map: null }
      : undefined,
});
