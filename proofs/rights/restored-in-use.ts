import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';

/** The tables that a restore can replace, by the variable under which functions know them. */
export const tableVariables: Readonly<Record<string, string>> = {
  TENANT_DATA_TABLE: 'Data/TenantData',
  CONTROL_TABLE: 'Data/Control',
  KEYSTORE_TABLE: 'Data/Keystore',
  AUDIT_TABLE: 'Data/Audit',
  OPERATOR_TABLE: 'OperatorData/Operator',
};

export type TableInUse = {
  /** `Data/Audit`. */
  readonly name: string;
  readonly tableName: string;
  /** @default nothing reads a stream of it */
  readonly streamArn?: string;
};

const variablesIn = (template: CloudTemplate): readonly (readonly [string, unknown])[] =>
  template
    .ofType('AWS::Lambda::Function')
    .flatMap(({ property }) => Object.entries<unknown>(Object(Object(property('Environment'))['Variables'])));

/**
 * The tables that the functions of a stage work on: its own, or those that a restore made.
 * @throws Error when two functions are told two tables under one name
 */
export const tablesInUse = (template: CloudTemplate): readonly TableInUse[] => {
  const told = variablesIn(template);
  const streams = template
    .ofType('AWS::Lambda::EventSourceMapping')
    .map(({ property }) => String(property('EventSourceArn')));
  return Object.entries(tableVariables).flatMap(([variable, name]) => {
    const [tableName, ...more] = new Set(
      told.filter(([key]) => key === variable).map(([, value]) => String(value)),
    );
    if (more.length > 0)
      throw new Error(`functions are told ${[tableName, ...more].join(' and ')} as ${variable}`);
    if (tableName === undefined) return [];
    const streamArn = streams.find((arn) => arn.includes(`:table/${tableName}/stream/`));
    return [{ name, tableName, ...(streamArn === undefined ? {} : { streamArn }) }];
  });
};
