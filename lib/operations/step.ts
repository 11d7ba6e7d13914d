import type { ChangesExport } from '#domain/backup/export-chain.ts';

/** One call to AWS. */
export type Call = {
  readonly service: 'backup' | 'cognito-idp' | 'dynamodb' | 'kms' | 's3';
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** A table that is brought back, and from what. */
export type Restored = {
  readonly tableName: string;
  readonly tableArn: string;
  readonly source:
    | { readonly kind: 'point'; readonly arn: string }
    /** `prefix` is the folder of one export, without a slash at its end. */
    | {
        readonly kind: 'export';
        readonly bucket: string;
        readonly prefix: string;
        /** What is applied to the full export, in order. @default nothing, and nothing is looked up */
        readonly changes?: readonly ChangesExport[];
      };
};

type Shown = {
  /** For the operator, in his words and in the reviewer's. */
  readonly purpose: { readonly ja: string; readonly en: string };
  readonly call: Call;
};

/** One step of a plan. */
export type Step = Shown &
  (
    | {
        readonly kind: 'call';
        /** AWS's word for: that is done already. @default every refusal stops the plan */
        readonly isDoneBy?: { readonly name: string; readonly says?: RegExp };
      }
    /** Begins to bring a table back, unless that is under way or done. */
    | { readonly kind: 'start'; readonly restored: Restored }
    /** Waits until the table is there, which takes minutes to hours. */
    | { readonly kind: 'wait'; readonly restored: Restored }
    /** Applies the changes of a generation to the table, and remembers at the table how far it has come. */
    | { readonly kind: 'apply'; readonly restored: Restored }
    /** Looks at what came back; the answer is a fault in Japanese, or nothing. */
    | { readonly kind: 'check'; readonly faultIn: (answer: unknown) => string | undefined }
  );

export type Send = (call: Call) => Promise<unknown>;

/** What the steps of a plan are carried out with. */
export type CarryOut = {
  readonly send: Send;
  /** Waits between two questions about a restore that is under way. */
  readonly wait: () => Promise<void>;
  /** Waits so many milliseconds. */
  readonly pause: (millis: number) => Promise<void>;
  readonly say: (line: string) => void;
};

/** The value at a path of an answer, whatever AWS left out of it. */
export const partOf = (answer: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((here, key) => Object(here)[key], answer);

export const listIn = (answer: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const found = partOf(answer, ...path);
  return Array.isArray(found) ? found : [];
};

const wordsOf = (operation: string): string =>
  operation.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** The call as a command of the AWS CLI, for whoever must do it by hand. */
export const commandOf = ({ service, operation, input }: Call, region: string): string => {
  const json = JSON.stringify(input).replaceAll("'", String.raw`'\''`);
  // The CLI calls the bare calls of S3 by another name, and writes an object into a file.
  const name = service === 's3' ? 's3api' : service;
  const more = operation === 'GetObject' ? ' /dev/stdout' : '';
  return `aws ${name} ${wordsOf(operation)} --region ${region} --cli-input-json '${json}'${more}`;
};
