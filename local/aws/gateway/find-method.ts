import type { ApiMethod } from './rest-api.ts';

export type FoundMethod = {
  readonly method: ApiMethod;
  /** Unescaped. */
  readonly pathParameters: Readonly<Record<string, string>>;
};

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Fixed text goes before `{parameter}`, and that before `{greedy+}`. */
const rankOf = (segment: string): string => {
  if (segment.endsWith('+}')) return '2';
  return segment.startsWith('{') ? '1' : '0';
};

const parametersOf = (
  pattern: readonly string[],
  given: readonly string[],
): Readonly<Record<string, string>> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const own = given[index];
    if (own === undefined) return undefined;
    if (segment.endsWith('+}')) {
      parameters[segment.slice(1, -2)] = unescaped(given.slice(index).join('/'));
      return parameters;
    }
    if (segment.startsWith('{')) parameters[segment.slice(1, -1)] = unescaped(own);
    else if (segment !== own) return undefined;
  }
  return pattern.length === given.length ? parameters : undefined;
};

/**
 * Makes the search for the method that serves a request. The resource is chosen first, by its path alone: a resource
 * without the wanted method hides a less exact one that has it, as on AWS.
 */
export const methodFinder = (
  methods: readonly ApiMethod[],
): ((httpMethod: string, path: string) => FoundMethod | undefined) => {
  const resources = [...new Set(methods.map(({ resourcePath }) => resourcePath))]
    .map((resourcePath) => {
      const pattern = segmentsOf(resourcePath);
      return { resourcePath, pattern, rank: pattern.map(rankOf).join('') };
    })
    .toSorted((left, right) => (left.rank < right.rank ? -1 : Number(left.rank > right.rank)));

  return (httpMethod, path) => {
    const given = segmentsOf(path);
    for (const { resourcePath, pattern } of resources) {
      const pathParameters = parametersOf(pattern, given);
      if (pathParameters === undefined) continue;
      const own = methods.filter((method) => method.resourcePath === resourcePath);
      const method =
        own.find((one) => one.httpMethod === httpMethod) ?? own.find((one) => one.httpMethod === 'ANY');
      return method === undefined ? undefined : { method, pathParameters };
    }
    return undefined;
  };
};
