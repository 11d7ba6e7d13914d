import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Department } from '#domain/departments/department.ts';
import type { Claim, DraftClaim, ReturnedClaim } from './claim.ts';
import type { ClaimContent, DepartmentRefusal } from './create-claim.ts';
import { editableClaim } from './editable-claim.ts';
import { eventOf, type Deed, type DeedRefusal, type Happened } from './timeline.ts';

type Saving = Deed & {
  readonly content: ClaimContent;
  /** The one that the content names, where it is one of the applicant's own. */
  readonly department: Department | undefined;
};

/** 保存する: an own draft or returned claim. Its department is asked again only when it changes. */
export const saveClaim = (
  claim: Claim,
  { content, department, ...deed }: Saving,
): Result<Happened<DraftClaim | ReturnedClaim>, DeedRefusal | DepartmentRefusal> => {
  const found = editableClaim(claim, deed);
  if (!found.ok) return found;
  const { trip: _trip, labels: _labels, evidenceLabels: _files, ...kept } = found.value;

  const isMoved = content.departmentId !== kept.departmentId;
  if (isMoved && department === undefined) return refuse({ kind: 'department-not-yours' });

  const saved = {
    ...kept,
    ...content,
    departmentName: isMoved ? (department?.name ?? '') : kept.departmentName,
    version: kept.version + 1,
    updatedAt: deed.at,
  };
  return accept({ claim: saved, event: eventOf(claim, deed, { act: 'save' }) });
};
