import * as v from 'valibot';
import { setUpSteps } from '#domain/set-up/set-up-steps.ts';
import { get, put } from './endpoint.ts';
import { settingChangedMeanwhile } from './refusals/settings.ts';
import { wholeNumber } from './shapes/values.ts';

const steps = v.picklist(setUpSteps);

const answer = v.object({
  steps: v.array(
    v.object({
      step: steps,
      isDone: v.boolean(),
      isPassed: v.boolean(),
      /** How many there are, as far as they are counted. */
      count: v.number(),
      isMore: v.boolean(),
      /** Of `routes`: somebody stands in where a step has nobody. */
      hasFallback: v.exactOptional(v.boolean()),
    }),
  ),
  /** Nothing is left to lead to. */
  isOver: v.boolean(),
  /** The company wants to see it no more. */
  isClosed: v.boolean(),
  /** 0: nothing was decided about it yet. */
  version: v.number(),
});

const ofSetUp = { function: 'tenant-admin', may: 'settings.keep', answer } as const;

export const showSetUp = get('/api/company/set-up', {
  ...ofSetUp,
  summary: 'はじめての設定が、どこまで進んだかを表示する',
});

export const replaceSetUp = put('/api/company/set-up', {
  ...ofSetUp,
  summary: 'はじめての設定を、飛ばす・閉じる・もう一度開く',
  body: v.strictObject({
    passed: v.pipe(
      v.array(steps),
      v.maxLength(setUpSteps.length),
      v.check((all) => new Set(all).size === all.length, '同じ手順が重複しています'),
    ),
    isClosed: v.boolean(),
    expectedVersion: wholeNumber(0, 999_999_999),
  }),
  refusals: [settingChangedMeanwhile],
});
