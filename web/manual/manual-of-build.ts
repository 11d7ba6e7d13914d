import type { ManualPage } from '#web/manual/manual-page.ts';

/** The texts beside the screens (`*.manual.ja.md`): web/manual-plugin.ts puts those of the build here. */
export const manualOfBuild: readonly ManualPage[] = [];
