import { expect, test } from 'vitest';
import { isSetUp, setUpSteps, type SetUpStep } from '#domain/set-up/set-up-steps.ts';

const steps = (done: readonly SetUpStep[], passed: readonly SetUpStep[] = []) =>
  setUpSteps.map((step) => ({ step, isDone: done.includes(step), isPassed: passed.includes(step) }));

test.each<[readonly SetUpStep[], readonly SetUpStep[], boolean]>([
  [[], [], false],
  [['departments', 'people'], ['company', 'items'], false],
  [['departments', 'people', 'routes'], ['company', 'items'], false],
  [['company', 'departments', 'people', 'items', 'routes'], ['claim'], true],
  [['claim'], [], true],
])('with %j done and %j passed over it is over: %s', (done, passed, isOver) => {
  expect(isSetUp(steps(done, passed))).toBe(isOver);
});
