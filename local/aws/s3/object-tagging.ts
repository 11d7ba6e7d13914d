import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { emptyAnswer, xmlAnswer } from './answer.ts';
import { versionHeader } from './object-description.ts';
import { parameter } from './s3-request.ts';
import { versionOf, type ProvenRequest, type Run, type S3Store } from './store.ts';
import { element, readElements, readText, textElement } from './xml.ts';

const target = (store: S3Store, request: ProvenRequest) =>
  versionOf(store, { ...request, versionId: parameter(request, 'versionId') });

export const putObjectTagging: Run = (store, request) => {
  const version = target(store, request);
  const tags = readElements(request.document, 'Tag').map(
    (tag) => [readText(tag, 'Key') ?? '', readText(tag, 'Value') ?? ''] as const,
  );
  if (tags.length > 10) throw new ServiceFault('BadRequest', 'Object tags cannot be greater than 10');
  store.catalog.commit([{ put: { ...version, tags } }]);
  return emptyAnswer(versionHeader(version));
};

export const getObjectTagging: Run = (store, request) => {
  const version = target(store, request);
  const tags = version.tags.map(([key, value]) =>
    element('Tag', textElement('Key', key) + textElement('Value', value)),
  );
  return xmlAnswer('Tagging', element('TagSet', tags.join('')), versionHeader(version));
};

export const deleteObjectTagging: Run = (store, request) => {
  const version = target(store, request);
  store.catalog.commit([{ put: { ...version, tags: [] } }]);
  return emptyAnswer(versionHeader(version), 204);
};
