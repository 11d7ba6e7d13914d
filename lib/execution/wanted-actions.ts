import { keptTypes } from '#lib/constructs/keeping.ts';
import { actionsOfTypes } from '#lib/execution/actions-of-types.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Until a stage is proven, CloudFormation takes back what it made and could not finish. */
export type Undoing = { readonly undoes: boolean };

/** `service:Name` of everything that the types in the table ask for. */
export const wantedActions = ({ undoes }: Undoing): readonly string[] =>
  [
    ...new Set([
      ...Object.values(actionsOfTypes)
        .flatMap((services) => Object.entries(services))
        .flatMap(([service, names]) => names.split(' ').map((name) => `${service}:${name}`)),
      ...(undoes ? Object.values(keptTypes) : []),
    ]),
  ].toSorted(byText);
