import type { StageSettings } from '#lib/settings.ts';

/** What the shipped deployment/settings.ts holds where a person has to fill in. */
const placeholders = [
  'example-org',
  '000000000000',
  'stafee.example.jp',
  '203.0.113.0/24',
  '2001:db8::/32',
] as const;

/** GitHub gives no id 0. */
const isMissingId = (path: string, text: string): boolean =>
  text === '0' && /^deploy\.repository\.(ownerId|id)$/.test(path);

const texts = (value: unknown, path: string): readonly (readonly [string, string])[] => {
  if (typeof value === 'string' || typeof value === 'number') return [[path, String(value)]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, path === '' ? key : `${path}.${key}`));
};

/** Names of the settings that nobody has filled in yet; synth lives with them, a deploy does not. */
export const placeholdersIn = (stage: StageSettings): readonly string[] =>
  texts(stage, '')
    .filter(
      ([path, text]) =>
        isMissingId(path, text) || placeholders.some((placeholder) => text.includes(placeholder)),
    )
    .map(([path]) => path);

/** The one line that a deploy with placeholders is answered with. `undefined`: nothing stands in the way. */
export const refusalToDeploy = (stage: StageSettings): string | undefined => {
  if (stage.stage === 'local') return 'stafee: stage local runs by `npm start` and is never deployed.';
  const missing = placeholdersIn(stage);
  if (missing.length === 0) return undefined;
  return `stafee: stage ${stage.stage} still holds placeholders: fill in ${missing.join(', ')} in deployment/settings.ts.`;
};
