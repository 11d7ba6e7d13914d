import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { crc32c, crc64Nvme, type RunningChecksum } from './cyclic-redundancy.ts';

export type ChecksumName = 'crc32' | 'crc32c' | 'crc64nvme' | 'sha1' | 'sha256';

const hashed = (algorithm: string) => (): RunningChecksum => {
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('base64') };
};

const zlibCrc32 = (): RunningChecksum => {
  let state = 0;
  return {
    update: (bytes) => void (state = crc32(bytes, state)),
    digest: () => {
      const buffer = Buffer.alloc(4);
      buffer.writeUInt32BE(state);
      return buffer.toString('base64');
    },
  };
};

const starters: Readonly<Record<ChecksumName, () => RunningChecksum>> = {
  crc32: zlibCrc32,
  crc32c,
  crc64nvme: crc64Nvme,
  sha1: hashed('sha1'),
  sha256: hashed('sha256'),
};

export const checksumNames: readonly ChecksumName[] = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'];

export const isChecksumName = (text: string): text is ChecksumName => text in starters;

export const startChecksum = (name: ChecksumName): RunningChecksum => starters[name]();

/** The checksum of the parts' checksums, as a multipart upload of type COMPOSITE has it. */
export const compositeChecksum = (name: ChecksumName, ofParts: readonly string[]): string => {
  const checksum = startChecksum(name);
  for (const part of ofParts) checksum.update(Buffer.from(part, 'base64'));
  return `${checksum.digest()}-${ofParts.length}`;
};
