import { fitting, oneOf } from '#proofs/checks/value-bounds.ts';
import type { BoundsOfType } from '#proofs/checks/value-bounds.ts';

const fateEvents = JSON.stringify(['send', 'delivery', 'bounce', 'complaint', 'reject']);

/** What is sent, and what is told of it. */
export const mailValues: Readonly<Record<string, BoundsOfType>> = {
  'AWS::SES::ConfigurationSet': {
    'DeliveryOptions.TlsPolicy': [oneOf('REQUIRE'), 'white paper 13.2.1'],
    'ReputationOptions.ReputationMetricsEnabled': [oneOf(true), 'bounces are watched'],
    'SuppressionOptions.SuppressedReasons': [
      fitting('BOUNCE and COMPLAINT', ({ value }) => JSON.stringify(value) === '["BOUNCE","COMPLAINT"]'),
      'nobody is mailed twice in vain',
    ],
  },
  'AWS::SES::ConfigurationSetEventDestination': {
    'EventDestination.MatchingEventTypes': [
      fitting('each that says something of its fate', ({ value }) => JSON.stringify(value) === fateEvents),
      'late, missing or wrong ones would be taken for 送信状況不明 (decision 0232)',
    ],
    'EventDestination.Enabled': [
      oneOf(true),
      'what became of a mail is known by nothing else (decision 0232)',
    ],
  },
  'AWS::SES::EmailIdentity': {
    'DkimSigningAttributes.NextSigningKeyLength': [oneOf('RSA_2048_BIT'), 'as long as SES has'],
  },
};
