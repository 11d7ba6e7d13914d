import type { RunningCognito } from '#local/aws/cognito/start-cognito.ts';
import type { RunningKms } from '#local/aws/kms/start-kms.ts';
import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';

/** Creates the template's keys under their fixed ids, or brings known ones up to date. */
export const createKeys = (template: CloudTemplate, kms: RunningKms): void => {
  for (const { name, properties } of template.ofType('AWS::KMS::Key')) {
    kms.createKey({ ...properties, KeyId: name });
  }
};

/** Creates the template's user pools and clients under their fixed ids, or brings known ones up to date. */
export const createPools = (template: CloudTemplate, cognito: RunningCognito): void => {
  for (const { name, properties } of template.ofType('AWS::Cognito::UserPool')) {
    cognito.createPool({ ...properties, id: name });
  }
  for (const { name, properties } of template.ofType('AWS::Cognito::UserPoolClient')) {
    cognito.createClient({ ...properties, id: name });
  }
};
