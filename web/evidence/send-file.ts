import { write } from '#web/api/client.ts';
import type { EvidenceMeta, EvidenceReservation } from '#web/api/contract.ts';
import { newId } from '#web/api/new-id.ts';
import { ConnectionLost } from '#web/api/problem.ts';
import type { AcceptedFile } from '#web/evidence/accept-file.ts';
import { uploadWords } from '#web/messages.ja.ts';

const sha256Of = async (file: Blob): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** The browser writes these itself and refuses to be told. */
const browsersOwn = new Set(['content-length', 'host']);

type Sending = {
  readonly file: Blob;
  readonly reservation: EvidenceReservation;
  readonly onProgress: (fraction: number) => void;
};

/** XMLHttpRequest, since fetch tells no progress of what it sends. 412: the object is there already, from an unanswered try. */
const putFile = ({ file, reservation, onProgress }: Sending): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', reservation.uploadUrl);
    for (const [name, value] of Object.entries(reservation.headers))
      if (!browsersOwn.has(name.toLowerCase())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total === 0 ? 0 : loaded / total);
    });
    request.addEventListener('error', () => reject(new ConnectionLost(undefined)));
    request.addEventListener('load', () => {
      const isStored = request.status < 300 || request.status === 412;
      if (isStored) resolve();
      else reject(new Error(uploadWords.failed));
    });
    request.send(file);
  });

type Upload = {
  readonly file: File;
  readonly claimId: string;
  readonly accepted: AcceptedFile;
  readonly onProgress: (fraction: number) => void;
};

/** Reserves, sends and completes one file. Its bytes are proved by SHA-256 on both sides. */
export const sendFile = async ({ file, claimId, accepted, onProgress }: Upload): Promise<EvidenceMeta> => {
  const id = newId();
  const meta = { id, ...accepted, size: file.size };
  const sha256 = await sha256Of(file);
  const reservation = await write<EvidenceReservation>('POST', '/api/evidence', { ...meta, claimId, sha256 });
  await putFile({ file, reservation, onProgress });
  await write('POST', `/api/evidence/${id}/completion`);
  return meta;
};
