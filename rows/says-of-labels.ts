import { json } from './attributes.ts';

/** Whether whoever wrote the row knew of labels: a release of before leaves out what was decided about them (0126). */
export const saysOfLabels = ({ doc }: { readonly doc?: unknown }): boolean =>
  typeof doc === 'string' && 'labels' in json<object>().read(doc);
