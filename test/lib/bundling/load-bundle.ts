/** `node load-bundle.ts <bundle> <function>`: loads a bundle as Lambda would, lets it answer once, and prints what Node loaded. */
import { warmContext, warmEvents } from '#lib/bundling/warm.ts';

const [folder = '', name = ''] = process.argv.slice(2);
const { handler } = (await import(`${folder}/index.mjs`)) as {
  handler: (event: unknown, context: unknown) => Promise<unknown>;
};
const answer = await Promise.resolve()
  .then(() => handler(warmEvents(name)[0], warmContext(name)))
  .catch((error: unknown) => String(error));
const { moduleLoadList } = process as unknown as { readonly moduleLoadList: readonly string[] };
process.stdout.write(`${JSON.stringify({ answer, moduleLoadList })}\n`);
