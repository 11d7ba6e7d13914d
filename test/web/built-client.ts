import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import { vi } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** One JavaScript file of the built client. */
export type BuiltFile = {
  readonly name: string;
  /** From the repository's root. */
  readonly sources: readonly string[];
  /** Files that must be there before the first line of this one runs. */
  readonly needs: readonly string[];
  /** The page itself asks for it. */
  readonly isEntry: boolean;
  readonly code: string;
  readonly bytes: number;
  readonly compressedBytes: number;
};

/** Builds the tenants' client as `npm run build` does, without writing it; or what lies in another folder. */
export const buildClient = async (
  planted: readonly Plugin[] = [],
  folder = join(root, 'web'),
): Promise<readonly BuiltFile[]> => {
  // Else the libraries are built in their larger form for tests.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    root: folder,
    configFile: join(folder, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [...planted],
    build: { write: false },
  });
  vi.unstubAllEnvs();
  if (Array.isArray(built) || !('output' in built)) throw new Error('one build has one output');
  const page = built.output.find(({ fileName }) => fileName === 'index.html');
  const html = page?.type === 'asset' ? page.source.toString() : '';
  return built.output.flatMap((file) =>
    file.type === 'chunk'
      ? [
          {
            name: file.fileName,
            sources: Object.keys(file.modules).map((id) => id.replace(`${root}/`, '')),
            needs: file.imports,
            isEntry: html.includes(file.fileName),
            code: file.code,
            bytes: Buffer.byteLength(file.code),
            compressedBytes: gzipSync(file.code).length,
          },
        ]
      : [],
  );
};

/** The operators' console, likewise. */
export const buildConsole = (): Promise<readonly BuiltFile[]> => buildClient([], join(root, 'web/operator'));

/** Files that rest on one that rests on them: they would run before what they need, and the page would stay white. */
export const inCircles = (files: readonly BuiltFile[]): readonly string[] =>
  files
    .filter((file) =>
      withNeeds(
        files,
        files.filter(({ name }) => file.needs.includes(name)),
      ).includes(file),
    )
    .map(({ name }) => name);

/** What travels before any of these runs: they themselves and all they need. */
export const withNeeds = (files: readonly BuiltFile[], first: readonly BuiltFile[]): readonly BuiltFile[] => {
  const reached = new Set<BuiltFile>();
  const reach = (file: BuiltFile): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const other of files) if (file.needs.includes(other.name)) reach(other);
  };
  for (const file of first) reach(file);
  return [...reached];
};

export const fileWith = (files: readonly BuiltFile[], source: string): BuiltFile => {
  const found = files.find(({ sources }) => sources.includes(source));
  if (found === undefined) throw new Error(`${source} is in no file of the client`);
  return found;
};

export const sumOf = (files: readonly BuiltFile[], measure: (file: BuiltFile) => number): number =>
  files.reduce((sum, file) => sum + measure(file), 0);
