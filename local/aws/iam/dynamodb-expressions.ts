import { isMembers, type Members } from '#local/aws/template/members.ts';

import { listIn, membersIn, textIn } from '#local/aws/policies/read-members.ts';

/** A key's value as IAM compares it: numbers and bytes as their text. */
export const keyText = (value: unknown): string | undefined => {
  if (!isMembers(value)) return undefined;
  const text = value['S'] ?? value['N'] ?? value['B'];
  return typeof text === 'string' ? text : undefined;
};

const resolveName = (input: Members, name: string): string =>
  name.startsWith('#') ? (textIn(membersIn(input, 'ExpressionAttributeNames'), name) ?? name) : name;

/** The partition keys that a Query names, in its expression or in the older `KeyConditions`. */
export const queriedKeys = (input: Members, partitionKey: string): readonly string[] => {
  const values = membersIn(input, 'ExpressionAttributeValues');
  const expression = textIn(input, 'KeyConditionExpression') ?? '';
  const inExpression = [...expression.matchAll(/(#?[\w.-]+)\s*=\s*(:\w+)/g)]
    .filter(([, name = '']) => resolveName(input, name) === partitionKey)
    .map(([, , value = '']) => keyText(values[value]));
  const older = membersIn(membersIn(input, 'KeyConditions'), partitionKey);
  const inOlder =
    older['ComparisonOperator'] === 'EQ' ? listIn(older, 'AttributeValueList').map(keyText) : [];
  return [...inExpression, ...inOlder].filter((text) => text !== undefined);
};

const words = new Set(
  'SET REMOVE ADD DELETE AND OR NOT IN BETWEEN if_not_exists list_append attribute_exists attribute_not_exists attribute_type begins_with contains size'
    .toLowerCase()
    .split(' '),
);

/** `#part.#version[0]` → `#part`: a path names the attribute that it begins with. */
const withoutTails = (expression: string): string =>
  expression.replaceAll(/(?<=[\w\]])(?:\.#?\w+|\[\d+\])/g, '');

const namesIn = (input: Members, expression: string): readonly string[] =>
  [...withoutTails(expression).matchAll(/(?<![\w:.#])#?[A-Za-z_]\w*|#\w+/g)]
    .map(([name]) => name)
    .filter((name) => !words.has(name.toLowerCase()))
    .map((name) => resolveName(input, name));

const expressions = [
  'ProjectionExpression',
  'UpdateExpression',
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
];

/** `dynamodb:Attributes`: the top-level attributes that a request names. */
export const attributesIn = (input: Members): readonly string[] => [
  ...new Set([
    ...Object.keys(membersIn(input, 'Key')),
    ...Object.keys(membersIn(input, 'Item')),
    ...expressions.flatMap((name) => namesIn(input, textIn(input, name) ?? '')),
  ]),
];
