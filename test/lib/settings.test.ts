import { describe, expect, test } from 'vitest';

import { chooseStages, placeholdersIn, refusalToDeploy, settings } from '#lib/settings.ts';

const filledIn = {
  ...settings.prod,
  account: '111122223333',
  appOrigin: 'https://app.keihi.example.com',
  mailFrom: 'no-reply@keihi.example.com',
  domain: {
    name: 'app.keihi.example.com',
    certificateArn: 'arn:aws:acm:ap-northeast-1:111122223333:certificate/1',
  },
};

describe('deploying a stage', () => {
  test('is refused with one line that names every placeholder', () => {
    expect(placeholdersIn(settings.prod)).toEqual([
      'account',
      'appOrigin',
      'domain.name',
      'domain.certificateArn',
      'mailFrom',
    ]);
    expect(refusalToDeploy(settings.prod)).toBe(
      'stafee: stage prod still holds placeholders: fill in account, appOrigin, domain.name, domain.certificateArn, mailFrom in lib/settings.ts.',
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
    expect(chooseStages({ names, isDeployment }).map(({ stage }) => stage)).toEqual(expected);
  });

  test('refuses a name that is no stage', () => {
    expect(() => chooseStages({ names: ['staging'], isDeployment: false })).toThrow(
      'stafee: there is no stage staging; choose one of local, dev, stg, prod, prod-osaka.',
    );
  });
});
