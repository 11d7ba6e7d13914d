import type { ESTree } from 'vite';

const isFunction = ({ type }: ESTree.Expression): boolean =>
  type === 'ArrowFunctionExpression' || type === 'FunctionExpression';

const declarationsOf = (statement: ESTree.Program['body'][number]): readonly ESTree.VariableDeclarator[] => {
  const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  return inner?.type === 'VariableDeclaration' && inner.kind === 'const' ? inner.declarations : [];
};

/**
 * The same TypeScript, with every constant of the module made by a function of its own that has no effects: esbuild drops
 * those that nobody names, whatever they are made of. Without it one constant of a file keeps all others.
 */
export const withConstantsApart = async (file: string, source: string): Promise<string> => {
  const { parseSync } = await import('vite');
  const { program } = parseSync(file, source);
  const values = program.body
    .flatMap((statement) => declarationsOf(statement))
    .flatMap(({ init }) => (init === null || isFunction(init) ? [] : [init]));
  return values
    .toReversed()
    .reduce(
      (text, { start, end }) =>
        `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`,
      source,
    );
};
