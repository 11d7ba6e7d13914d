/** `code` is a function expression in parentheses, which V8 compiles at once. */
export type Module = { readonly name: string; readonly code: string; readonly map: string };

/** One script of some modules: an object of their functions by name. Its source map has a section for each. */
export const scriptOf = (modules: readonly Module[]): { readonly code: string; readonly map: string } => {
  const lines: string[] = ['({'];
  const sections = modules.map(({ name, code, map }) => {
    lines.push(`${JSON.stringify(name)}:`);
    const offset = { line: lines.length, column: 0 };
    lines.push(...`${code.trimEnd()},`.split('\n'));
    return { offset, map: JSON.parse(map) };
  });
  lines.push('})');
  return { code: lines.join('\n'), map: JSON.stringify({ version: 3, sections }) };
};
