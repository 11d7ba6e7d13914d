import { isMembers, type Members } from '#local/aws/template/members.ts';

/** How the names in a template are looked up, within one stack. */
export type Names = {
  /** Pseudo parameters, parameters and resources; undefined when there is no such name. */
  readonly reference: (name: string) => unknown;
  readonly attribute: (logicalId: string, attribute: string) => unknown;
  readonly imported: (exportName: string) => unknown;
  readonly stackOutput: (stackName: string, outputName: string) => unknown;
  readonly condition: (name: string) => boolean;
  readonly mapping: (map: string, key: string, second: string) => unknown;
};

type Intrinsic = (argument: unknown, names: Names) => unknown;

/** `AWS::NoValue`: the member that holds it is left out. */
export const noValue = Symbol('AWS::NoValue');

const failure = (intrinsic: string, argument: unknown): Error =>
  new Error(
    `the template holds a ${intrinsic} that the local cloud cannot read: ${JSON.stringify(argument)}`,
  );

const listOf = (intrinsic: string, argument: unknown): readonly unknown[] => {
  if (!Array.isArray(argument)) throw failure(intrinsic, argument);
  return argument;
};

const textOf = (intrinsic: string, value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw failure(intrinsic, value);
};

const ref: Intrinsic = (argument, names) => {
  const found = names.reference(textOf('Ref', argument));
  if (found === undefined) throw new Error(`Ref to ${String(argument)}, which the template does not hold`);
  return found;
};

const getAtt: Intrinsic = (argument, names) => {
  const [logicalId, ...rest] =
    typeof argument === 'string' ? argument.split('.') : listOf('Fn::GetAtt', argument);
  return names.attribute(
    textOf('Fn::GetAtt', logicalId),
    rest.map((part) => textOf('Fn::GetAtt', resolve(part, names))).join('.'),
  );
};

const join: Intrinsic = (argument, names) => {
  const [delimiter, parts] = listOf('Fn::Join', argument);
  return listOf('Fn::Join', resolve(parts, names))
    .map((part) => textOf('Fn::Join', part))
    .join(textOf('Fn::Join', delimiter));
};

const sub: Intrinsic = (argument, names) => {
  const [text, values] = typeof argument === 'string' ? [argument, {}] : listOf('Fn::Sub', argument);
  const own = resolve(values ?? {}, names);
  const valueOf = (name: string): unknown => {
    if (isMembers(own) && name in own) return own[name];
    return name.includes('.') ? getAtt(name, names) : ref(name, names);
  };
  return textOf('Fn::Sub', text).replaceAll(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) =>
    literal === '!' ? `\${${name}}` : textOf('Fn::Sub', valueOf(name)),
  );
};

const select: Intrinsic = (argument, names) => {
  const [index, list] = listOf('Fn::Select', resolve(argument, names));
  const found = listOf('Fn::Select', list)[Number(index)];
  if (found === undefined) throw failure('Fn::Select', argument);
  return found;
};

const split: Intrinsic = (argument, names) => {
  const [delimiter, source] = listOf('Fn::Split', resolve(argument, names));
  return textOf('Fn::Split', source).split(textOf('Fn::Split', delimiter));
};

const stackOutput: Intrinsic = (argument, names) => {
  const read = resolve(argument, names);
  if (!isMembers(read)) throw failure('Fn::GetStackOutput', argument);
  const [stack, output] = [read['StackName'], read['OutputName']];
  return names.stackOutput(textOf('Fn::GetStackOutput', stack), textOf('Fn::GetStackOutput', output));
};

const truthOf = (value: unknown): boolean => value === true || value === 'true';

/** True or false for a condition's expression. */
export const holds = (expression: unknown, names: Names): boolean => truthOf(resolve(expression, names));

const choose: Intrinsic = (argument, names) => {
  const [condition, whenTrue, whenFalse] = listOf('Fn::If', argument);
  return resolve(names.condition(textOf('Fn::If', condition)) ? whenTrue : whenFalse, names);
};

const equals: Intrinsic = (argument, names) => {
  const [left, right] = listOf('Fn::Equals', resolve(argument, names));
  return textOf('Fn::Equals', left) === textOf('Fn::Equals', right);
};

const findInMap: Intrinsic = (argument, names) => {
  const [map, key, second] = listOf('Fn::FindInMap', resolve(argument, names)).map((part) =>
    textOf('Fn::FindInMap', part),
  );
  return names.mapping(map ?? '', key ?? '', second ?? '');
};

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  Condition: (argument, names) => names.condition(textOf('Condition', argument)),
  'Fn::GetAtt': getAtt,
  'Fn::Join': join,
  'Fn::Sub': sub,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::ImportValue': (argument, names) => names.imported(textOf('Fn::ImportValue', resolve(argument, names))),
  'Fn::GetStackOutput': stackOutput,
  'Fn::If': choose,
  'Fn::Equals': equals,
  'Fn::And': (argument, names) => listOf('Fn::And', argument).every((one) => holds(one, names)),
  'Fn::Or': (argument, names) => listOf('Fn::Or', argument).some((one) => holds(one, names)),
  'Fn::Not': (argument, names) => listOf('Fn::Not', argument).every((one) => !holds(one, names)),
  'Fn::FindInMap': findInMap,
  'Fn::Base64': (argument, names) =>
    Buffer.from(textOf('Fn::Base64', resolve(argument, names))).toString('base64'),
};

const resolveMembers = (members: Members, names: Names): Members =>
  Object.fromEntries(
    Object.entries(members)
      .map(([name, value]): [string, unknown] => [name, resolve(value, names)])
      .filter(([, value]) => value !== noValue),
  );

/** IAM policies and Step Functions have members named `Condition` too, which hold no name. */
const intrinsicIn = (members: Members): readonly [string, unknown] | undefined => {
  const [only, ...more] = Object.entries(members);
  if (only === undefined || more.length > 0) return undefined;
  const [name, argument] = only;
  if (name === 'Condition') return typeof argument === 'string' ? only : undefined;
  return name === 'Ref' || name.startsWith('Fn::') ? only : undefined;
};

/**
 * Replaces every intrinsic in a template's value by what it stands for.
 * @throws Error naming the intrinsic that this machine does not know, or what it points to in vain
 */
export const resolve = (value: unknown, names: Names): unknown => {
  if (Array.isArray(value)) return value.map((one) => resolve(one, names)).filter((one) => one !== noValue);
  if (!isMembers(value)) return value;
  const found = intrinsicIn(value);
  if (found === undefined) return resolveMembers(value, names);
  const [name, argument] = found;
  const intrinsic = intrinsics[name];
  if (intrinsic === undefined)
    throw new Error(`the template holds ${name}, which the local cloud does not know`);
  return intrinsic(argument, names);
};
