import { createHash } from 'node:crypto';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { emptyAnswer, xmlAnswer } from './answer.ts';
import { compositeChecksum, isChecksumName, startChecksum } from './checksums.ts';
import { checksumHeaders, describeObject, encryptionHeaders, versionHeader } from './object-description.ts';
import type { ObjectContent, PartRecord, UploadRecord } from './records.ts';
import { header, parameter, type S3Request } from './s3-request.ts';
import { bucketOf, contentOf, type ProvenRequest, type Run, type S3Store } from './store.ts';
import { keepVersion, receiveBlob } from './write-object.ts';
import { element, readElements, readText, textElement } from './xml.ts';

const smallestPartBytes = 5 * 1024 * 1024;

const uploadOf = (store: S3Store, request: S3Request): UploadRecord => {
  const upload = store.catalog.upload(parameter(request, 'uploadId') ?? '');
  if (upload === undefined || upload.bucket !== request.bucket || upload.key !== request.key) {
    throw new ServiceFault(
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      404,
    );
  }
  return upload;
};

/** The upload may have been completed or aborted while its bytes were on their way. */
const refuseIfGone = async (store: S3Store, request: S3Request, content: ObjectContent) => {
  if (store.catalog.upload(parameter(request, 'uploadId') ?? '') !== undefined) return;
  await store.blobs.remove(content.blob);
  uploadOf(store, request);
};

const address = ({ bucket, key, uploadId }: UploadRecord): string =>
  textElement('Bucket', bucket) + textElement('Key', key) + textElement('UploadId', uploadId);

export const createMultipartUpload: Run = (store, request) => {
  const checksum = (header(request, 'x-amz-checksum-algorithm') ?? 'CRC64NVME').toLowerCase();
  const isWhole = checksum === 'crc64nvme' || header(request, 'x-amz-checksum-type') === 'FULL_OBJECT';
  const upload: UploadRecord = {
    kind: 'upload',
    uploadId: store.newId(),
    bucket: request.bucket,
    key: request.key,
    createdAt: store.clock().toISOString(),
    description: describeObject(request, bucketOf(store, request.bucket), store.clock()),
    checksum,
    checksumType: isWhole ? 'FULL_OBJECT' : 'COMPOSITE',
  };
  store.catalog.commit([{ put: upload }]);
  return xmlAnswer('InitiateMultipartUploadResult', address(upload), encryptionHeaders(upload.description));
};

export const uploadPart: Run = async (store, request) => {
  const { uploadId, checksum, checksumType } = uploadOf(store, request);
  const partNumber = Number(parameter(request, 'partNumber'));
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > 10_000) {
    throw new ServiceFault(
      'InvalidArgument',
      'Part number must be an integer between 1 and 10000, inclusive',
    );
  }
  const content = await receiveBlob(store, request, isChecksumName(checksum) ? checksum : undefined);
  await refuseIfGone(store, request, content);
  if (checksumType === 'COMPOSITE' && content.checksums[checksum] === undefined) {
    await store.blobs.remove(content.blob);
    throw new ServiceFault(
      'InvalidRequest',
      `Checksum Type mismatch occurred, expected checksum Type: ${checksum}`,
    );
  }
  const before = store.catalog.parts(uploadId).find((part) => part.partNumber === partNumber);
  const createdAt = store.clock().toISOString();
  store.catalog.commit([{ put: { kind: 'part', uploadId, partNumber, createdAt, content } }]);
  if (before !== undefined) await store.blobs.remove(before.content.blob);
  const { 'x-amz-checksum-type': _whole, ...checksums } = checksumHeaders(content);
  return emptyAnswer({ etag: `"${content.etag}"`, ...checksums });
};

/** The uploaded parts that the document names, held against it. */
const namedParts = (store: S3Store, uploadId: string, document: string): readonly PartRecord[] => {
  const uploaded = new Map(store.catalog.parts(uploadId).map((part) => [part.partNumber, part]));
  const named = readElements(document, 'Part');
  let last = 0;
  const parts = named.map((xml) => {
    const partNumber = Number(readText(xml, 'PartNumber'));
    const part = uploaded.get(partNumber);
    const etag = (readText(xml, 'ETag') ?? '').replaceAll('"', '');
    if (part === undefined || part.content.etag !== etag) {
      throw new ServiceFault('InvalidPart', 'One or more of the specified parts could not be found.');
    }
    if (partNumber <= last) {
      throw new ServiceFault('InvalidPartOrder', 'The list of parts was not in ascending order.');
    }
    last = partNumber;
    return part;
  });
  if (parts.length === 0) throw new ServiceFault('MalformedXML', 'You must specify at least one part');
  if (parts.slice(0, -1).some(({ content }) => content.sizeBytes < smallestPartBytes)) {
    throw new ServiceFault('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
  return parts;
};

const joinParts = async (
  store: S3Store,
  upload: UploadRecord,
  parts: readonly PartRecord[],
): Promise<ObjectContent> => {
  const checksum = isChecksumName(upload.checksum) ? upload.checksum : 'crc64nvme';
  const whole = startChecksum(checksum);
  const etags = createHash('md5');
  const blob = store.newId();
  const writer = await store.blobs.create(blob);
  let sizeBytes = 0;
  try {
    for (const { content } of parts) {
      etags.update(Buffer.from(content.etag, 'hex'));
      for await (const bytes of contentOf(store, content)) {
        whole.update(bytes);
        sizeBytes += bytes.length;
        await writer.write(bytes);
      }
    }
    await writer.finish();
  } catch (error) {
    await writer.discard();
    throw error;
  }
  const ofParts = parts.map(({ content }) => content.checksums[checksum] ?? '');
  const value = upload.checksumType === 'FULL_OBJECT' ? whole.digest() : compositeChecksum(checksum, ofParts);
  return {
    blob,
    sizeBytes,
    etag: `${etags.digest('hex')}-${parts.length}`,
    checksums: { [checksum]: value },
    checksumType: upload.checksumType,
  };
};

const removeParts = async (store: S3Store, parts: readonly PartRecord[]) => {
  for (const { content } of parts) await store.blobs.remove(content.blob);
};

const droppedUpload = (upload: UploadRecord, parts: readonly PartRecord[]) =>
  [upload, ...parts].map((drop) => ({ drop }));

export const completeMultipartUpload: Run = async (store, request: ProvenRequest) => {
  const upload = uploadOf(store, request);
  const parts = namedParts(store, upload.uploadId, request.document);
  const content = await joinParts(store, upload, parts);
  await refuseIfGone(store, request, content);
  const uploaded = store.catalog.parts(upload.uploadId);
  const version = await keepVersion(store, request, {
    content,
    description: upload.description,
    also: droppedUpload(upload, uploaded),
  });
  await removeParts(store, uploaded);
  const checksums = Object.entries(version.checksums).map(([name, value]) =>
    textElement(`Checksum${name.toUpperCase()}`, value),
  );
  return xmlAnswer(
    'CompleteMultipartUploadResult',
    textElement('Bucket', version.bucket) +
      textElement('Key', version.key) +
      textElement('ETag', `"${version.etag}"`) +
      checksums.join('') +
      textElement('ChecksumType', version.checksumType),
    { ...encryptionHeaders(version), ...versionHeader(version) },
  );
};

export const abortMultipartUpload: Run = async (store, request) => {
  const upload = uploadOf(store, request);
  const parts = store.catalog.parts(upload.uploadId);
  store.catalog.commit(droppedUpload(upload, parts));
  await removeParts(store, parts);
  return emptyAnswer({}, 204);
};

export const listParts: Run = (store, request) => {
  const upload = uploadOf(store, request);
  const parts = store.catalog
    .parts(upload.uploadId)
    .map(({ partNumber, createdAt, content }) =>
      element(
        'Part',
        textElement('PartNumber', partNumber) +
          textElement('LastModified', createdAt) +
          textElement('ETag', `"${content.etag}"`) +
          textElement('Size', content.sizeBytes),
      ),
    );
  return xmlAnswer('ListPartsResult', address(upload) + textElement('IsTruncated', false) + parts.join(''));
};

export const listMultipartUploads: Run = (store, request) => {
  bucketOf(store, request.bucket);
  const prefix = parameter(request, 'prefix') ?? '';
  const uploads = store.catalog
    .uploads(request.bucket)
    .filter(({ key }) => key.startsWith(prefix))
    .map((upload) =>
      element(
        'Upload',
        textElement('Key', upload.key) +
          textElement('UploadId', upload.uploadId) +
          textElement('Initiated', upload.createdAt),
      ),
    );
  return xmlAnswer(
    'ListMultipartUploadsResult',
    textElement('Bucket', request.bucket) + textElement('IsTruncated', false) + uploads.join(''),
  );
};
