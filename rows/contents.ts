import { liesAs, type Attributes, type AttributeType } from './attributes.ts';
import { changeExpression, type Change } from './change.ts';
import { askedFor, attributesAt, formAttribute, type FormStep, type Row } from './forms.ts';

type Held = {
  readonly name: string;
  readonly always: Attributes;
  readonly sometimes: Attributes;
  readonly forms: readonly FormStep[];
};

/** A few attributes of a kind: what must be asked for, and how to read what comes. */
export type Part<Found> = {
  readonly attributes: readonly string[];
  /** Throws as `read` of the kind does. */
  readonly read: (item: Row) => Found;
};

const lyingAs = (type: AttributeType | undefined, value: unknown): unknown =>
  typeof type === 'object' ? type.write(value) : value;

const isGiven = ([, value]: readonly [string, unknown]): boolean => value !== undefined;

/** Reads and writes what the rows of a kind hold: whole ones, and parts of them. */
export const contentsOf = ({ name, always, sometimes, forms }: Held) => {
  const newest: Attributes = { ...sometimes, ...always };
  const form = forms.length + 1;
  const faulty = (what: string) => new Error(`a row of the kind ${name} ${what}`);

  const decoded = (at: string, type: AttributeType, stored: unknown): unknown => {
    if (typeof type === 'string') return stored;
    if (liesAs(type, stored)) return type.read(stored);
    throw faulty(`holds another ${at} than its form says`);
  };

  const lying = (content: Row): Row =>
    Object.fromEntries(
      Object.entries(content)
        .filter(isGiven)
        .map(([at, value]) => [at, lyingAs(newest[at], value)]),
    );

  const newestOf = (item: Row): Row => {
    const { [formAttribute]: own = 1 } = item;
    const steps = typeof own === 'number' && own >= 1 ? forms.slice(own - 1) : [];
    if (steps.length !== form - Number(own)) throw faulty('has a form that this release does not know');
    const known = Object.entries(attributesAt(newest, forms, Number(own)));
    const content = known
      .filter(([at]) => item[at] !== undefined)
      .map(([at, type]) => [at, decoded(at, type, item[at])]);
    return steps.reduce<Row>(
      (row, { from, ...step }) => {
        if (Object.keys(from).some((at) => row[at] === undefined)) return row;
        const rest = Object.entries(row).filter(([at]) => !(at in from));
        return { ...step.up(row), ...Object.fromEntries(rest) };
      },
      { ...item, ...Object.fromEntries(content) },
    );
  };

  return {
    form,
    part: <Found>(names: readonly string[]): Part<Found & Row> => {
      const needed = names.filter((at) => at in always);
      const isFound = (row: Row): row is Found & Row => needed.every((at) => row[at] !== undefined);
      return {
        attributes: askedFor(names, forms),
        read: (item) => {
          const row = newestOf(item);
          if (isFound(row)) return row;
          throw faulty('lacks what each has');
        },
      };
    },
    written: (content: Row): Row => ({
      ...lying(content),
      ...(form === 1 ? {} : { [formAttribute]: form }),
    }),
    change: (wanted: Change<Row, Row>) => changeExpression(wanted, { newest, forms, lying }),
  };
};
