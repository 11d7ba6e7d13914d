import type { ShownControl, ShownProof } from '#domain/controls/shown-control.ts';
import { roadmapSteps, type Proof } from '#proofs/controls/control.ts';
import type { JudgedControl } from '#proofs/controls/judge-controls.ts';

const shownProof = (proof: Proof): ShownProof => {
  switch (proof.kind) {
    case 'template':
      return { kind: 'template', says: proof.assertion.says };
    case 'behaviour':
      return { kind: 'behaviour', file: proof.file, title: proof.title };
    case 'runbook':
      return { kind: 'runbook', slug: proof.slug };
  }
};

/** docs/controls.json: what docs/controls.md says, for the page 統制 of the operators' console. */
export const controlsForConsole = (judged: readonly JudgedControl[]): string => {
  const shown = judged.map(({ id, title, promises }): ShownControl => ({
    id,
    title,
    promises: promises.map(({ sentence, outcome, mechanism, proofs, planned }) => ({
      sentence,
      outcome,
      mechanism,
      proofs: proofs.map(shownProof),
      ...(planned === undefined ? {} : { missing: `${roadmapSteps[planned.step]}：${planned.missing}` }),
    })),
  }));
  return `${JSON.stringify(shown, undefined, 1)}\n`;
};
