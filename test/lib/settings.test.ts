import { describe, expect, test } from 'vitest';

import { placeholdersIn, refusalToDeploy } from '#lib/deploy-refusal.ts';
import { settings } from '#test/stages/settings.ts';
import { chooseStages } from '#lib/choose-stages.ts';

const filledIn = {
  ...settings.prod,
  account: '111122223333',
  appOrigin: 'https://app.keihi.example.com',
  mailFrom: 'no-reply@keihi.example.com',
  deploy: { repository: { owner: 'keihi', ownerId: 10, name: 'stafee', id: 200 } },
  alarms: { mailTo: 'alarms@keihi.example.com' },
  domain: {
    name: 'app.keihi.example.com',
    certificateArn: 'arn:aws:acm:ap-northeast-1:111122223333:certificate/1',
  },
  operations: {
    domain: {
      name: 'ops.keihi.example.com',
      certificateArn: 'arn:aws:acm:ap-northeast-1:111122223333:certificate/2',
    },
    addresses: { v4: ['192.0.2.0/24'], v6: [] },
  },
};

describe('deploying a stage', () => {
  test('is refused with one line that names every placeholder', () => {
    const missing = [
      'alarms.mailTo',
      'account',
      'appOrigin',
      'domain.name',
      'domain.certificateArn',
      'operations.domain.name',
      'operations.domain.certificateArn',
      'operations.addresses.v4.0',
      'operations.addresses.v6.0',
      'mailFrom',
      'deploy.repository.owner',
      'deploy.repository.ownerId',
      'deploy.repository.id',
    ];
    const shipped = {
      ...settings.prod,
      deploy: { repository: { owner: 'example-org', ownerId: 0, name: 'stafee', id: 0 } },
    };
    expect(placeholdersIn(shipped)).toEqual(missing);
    expect(refusalToDeploy(shipped)).toBe(
      `stafee: stage prod still holds placeholders: fill in ${missing.join(', ')} in deployment/settings.ts.`,
    );
  });

  test('is refused for stage local', () => {
    expect(refusalToDeploy(settings.local)).toBe(
      'stafee: stage local runs by `npm start` and is never deployed.',
    );
  });

  test('is open once everything is filled in', () => {
    expect(refusalToDeploy(filledIn)).toBeUndefined();
  });
});

describe('choosing stages', () => {
  test.each([
    ['all of them without a name', [], false, ['local', 'dev', 'stg', 'prod', 'prod-osaka']],
    ['all but local for the CDK CLI', [], true, ['dev', 'stg', 'prod', 'prod-osaka']],
    ['the one that is named', ['prod'], true, ['prod']],
  ])('takes %s', (_which, names, isDeployment, expected) => {
    expect(chooseStages(settings, { names, isDeployment }).map(({ stage }) => stage)).toEqual(expected);
  });

  test('refuses a name that is no stage', () => {
    expect(() => chooseStages(settings, { names: ['staging'], isDeployment: false })).toThrow(
      'stafee: there is no stage staging; choose one of local, dev, stg, prod, prod-osaka.',
    );
  });
});
