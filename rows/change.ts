import { formAttribute, type FormStep, type Row } from './forms.ts';

type Countable<Whole> = {
  readonly [
    Name in keyof Whole as Exclude<Whole[Name], undefined> extends number | ReadonlySet<string> ? Name : never
  ]?: Whole[Name];
};

/** What is to become of some attributes of a row, which is made where there is none. */
export type Change<Whole, Sometimes> = {
  readonly set?: Partial<Whole>;
  /** Numbers rise by so much, sets take these in; where there is nothing they begin. */
  readonly add?: Countable<Whole>;
  /** Sets lose these. */
  readonly take?: Countable<Whole>;
  readonly remove?: readonly (keyof Sometimes & string)[];
};

/** As DynamoDB writes it: with `#` and `:`. Values are called `:new_total`, so that a condition may have a `:total`. */
export type ChangeExpression = {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Row;
};

type Parts = { readonly set: Row; readonly add: Row; readonly take: Row; readonly remove: readonly string[] };

/**
 * What a form is made of is changed whole or not at all: the rest of an older row would be misread under the newest
 * number.
 * @throws Error for a part of it
 */
const wholeForm = ({ set, add, take, remove }: Parts, newest: object, forms: readonly FormStep[]): Parts => {
  const formed = [...new Set(forms.flatMap(({ from, to }) => [...Object.keys(from), ...to]))];
  const named = [...Object.keys({ ...set, ...add, ...take }), ...remove];
  if (!formed.some((name) => named.includes(name))) return { set, add, take, remove };
  const left = formed.find((name) => name in newest && !(name in set) && !remove.includes(name));
  if (left !== undefined) throw new Error(`a form is changed whole: ${left} is left out`);
  const former = formed.filter((name) => !(name in newest));
  return { set: { ...set, [formAttribute]: forms.length + 1 }, add, take, remove: [...remove, ...former] };
};

const clause = (word: string, terms: readonly string[]): readonly string[] =>
  terms.length === 0 ? [] : [`${word} ${terms.join(', ')}`];

const terms = (of: Row, between: string): readonly string[] =>
  Object.keys(of).map((at) => `#${at}${between}:new_${at}`);

/** @param lying how values lie in a row */
export const changeExpression = (
  wanted: Change<Row, Row>,
  {
    newest,
    forms,
    lying,
  }: { readonly newest: object; readonly forms: readonly FormStep[]; readonly lying: (content: Row) => Row },
): ChangeExpression => {
  const { set = {}, add = {}, take = {}, remove = [] } = wanted;
  const given = { set: lying(set), add: lying(add), take: lying(take), remove };
  const whole = wholeForm(given, newest, forms);
  const values = { ...whole.set, ...whole.add, ...whole.take };
  const names = [...Object.keys(values), ...whole.remove];
  return {
    expression: [
      ...clause('SET', terms(whole.set, ' = ')),
      ...clause('ADD', terms(whole.add, ' ')),
      ...clause('DELETE', terms(whole.take, ' ')),
      ...clause(
        'REMOVE',
        whole.remove.map((at) => `#${at}`),
      ),
    ].join(' '),
    names: Object.fromEntries(names.map((at) => [`#${at}`, at])),
    values: Object.fromEntries(Object.entries(values).map(([at, value]) => [`:new_${at}`, value])),
  };
};
