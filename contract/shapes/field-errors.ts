import * as v from 'valibot';

/** One thing wrong with what was sent. `path` is where: `lines.0.amount`; empty for the whole body. */
export type FieldError = { readonly path: string; readonly message: string };

export const fieldErrors = v.array(v.object({ path: v.string(), message: v.string() }));

type Issue = v.BaseIssue<unknown>;

/**
 * Valibot's own messages are English and may quote the input; a schema that says its own sentence says it in Japanese.
 */
const isOwnSentence = (message: string) => !message.startsWith('Invalid ') && /[^ -~]/.test(message);

const sentences: Readonly<Record<string, string>> = {
  array: '一覧で入力してください。',
  boolean: 'true または false で入力してください。',
  finite: '数値で入力してください。',
  integer: '整数で入力してください。',
  literal: '指定された値から選んでください。',
  number: '数値で入力してください。',
  object: '項目の組で入力してください。',
  picklist: '指定された値から選んでください。',
  regex: '形式が正しくありません。',
  safe_integer: '整数で入力してください。',
  strict_object: '項目の組で入力してください。',
  string: '文字列で入力してください。',
  trim: '文字列で入力してください。',
  union: '指定された形で入力してください。',
  variant: '指定された値から選んでください。',
};

const limits: Readonly<Record<string, (limit: string) => string>> = {
  max_length: (limit) => `${limit}以下の長さで入力してください。`,
  max_value: (limit) => `${limit}以下で入力してください。`,
  min_length: (limit) => `${limit}以上の長さで入力してください。`,
  min_value: (limit) => `${limit}以上で入力してください。`,
  length: (limit) => `長さ${limit}で入力してください。`,
};

type Step = { readonly key: unknown };
const wordOf = ({ key }: Step): string =>
  typeof key === 'string' || typeof key === 'number' ? `${key}` : '';
const nameOf = (issue: Issue): string => (issue.path ?? []).map(wordOf).at(-1) ?? '';
const limitOf = (issue: Issue): string => (issue.expected ?? '').replace(/^[<>=!]+/, '');

const sentenceOf = (issue: Issue): string => {
  if (issue.expected === 'never') return `項目「${nameOf(issue)}」は受け付けていません。`;
  if (isOwnSentence(issue.message)) return issue.message;
  if (issue.received === 'undefined') return '入力してください。';
  if (issue.type === 'non_empty') return '入力してください。';
  return limits[issue.type]?.(limitOf(issue)) ?? sentences[issue.type] ?? '入力内容が正しくありません。';
};

const pathOf = (issue: Issue): string => (issue.path ?? []).map(wordOf).join('.');

/** At most 50 of them: a body of nonsense is not answered with a book. */
export const fieldErrorsOf = (issues: readonly Issue[]): readonly FieldError[] =>
  issues.slice(0, 50).map((issue) => ({ path: pathOf(issue), message: sentenceOf(issue) }));
