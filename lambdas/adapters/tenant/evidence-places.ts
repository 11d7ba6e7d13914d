import type { EvidenceId } from '#domain/kernel/ids.ts';
import { reservation, type Evidence } from '#rows/evidence.ts';

/** Where the bytes of evidence lie under the tenant's own prefix. */
export const documentKeyOf = (evidenceId: EvidenceId) => `evidence/${evidenceId}`;

export const reservationKey = ({ id, reservedAt }: Pick<Evidence, 'id' | 'reservedAt'>) =>
  reservation.key({ at: reservedAt, evidenceId: id });
