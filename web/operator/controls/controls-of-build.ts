import type { ShownControl } from '#domain/controls/shown-control.ts';

/** When, of which commit and where a proof was last seen to hold, by `file › title`. */
export type LastProofs = Readonly<
  Record<
    string,
    { readonly at: string; readonly commit: string; readonly host: string; readonly hasPassed: boolean }
  >
>;

/** docs/controls.json and reports/proofs.json of the build: web/operator/controls-plugin.ts puts them here. */
export const controlsOfBuild: readonly ShownControl[] = [];
export const lastProofs: LastProofs = {};
