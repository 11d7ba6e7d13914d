import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';

import { knownVerdicts, nothingKnown } from '#proofs/checks/known-verdicts.ts';
import { RememberedCloudFormation } from '#proofs/checks/remembered-cloudformation.ts';
import { sizeFaults } from '#proofs/checks/size-rule.ts';

let root: string;
let file: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stafee-verdicts-'));
  file = join(root, '.stafee/verdicts.json');
  mkdirSync(join(root, 'proofs'));
  writeFileSync(join(root, 'proofs/rule.ts'), 'export const rule = 1;\n');
  writeFileSync(join(root, 'package-lock.json'), '{}');
});

/** How often a judge is asked about some texts, one run after the other. */
const asked = (judge: 'cloudformation' | 'rules', ...texts: readonly string[]): readonly string[] => {
  const found: string[] = [];
  const known = knownVerdicts(root, file);
  for (const text of texts)
    known.of(judge, text, () => {
      found.push(text);
      return [`fault of ${text}`];
    });
  known.save();
  return found;
};

describe('a verdict of an earlier run', () => {
  test('is not found again for the same text, and is for another', () => {
    expect(asked('rules', 'a', 'b')).toEqual(['a', 'b']);
    expect(asked('rules', 'a', 'c')).toEqual(['c']);
    expect(asked('rules', 'b')).toEqual([]);
  });

  test('comes back as it was found, faults and all', () => {
    asked('rules', 'a');
    expect(knownVerdicts(root, file).of('rules', 'a', () => ['another'])).toEqual(['fault of a']);
  });

  test('of our rules ends with a change of our code, of CloudFormation with one of the packages', () => {
    asked('rules', 'a');
    asked('cloudformation', 'a');
    writeFileSync(join(root, 'proofs/rule.ts'), 'export const rule = 2;\n');
    expect(asked('rules', 'a')).toEqual(['a']);
    expect(asked('cloudformation', 'a')).toEqual([]);
    writeFileSync(join(root, 'package-lock.json'), '{ "name": "other" }');
    expect(asked('cloudformation', 'a')).toEqual(['a']);
  });

  test('of another judge says nothing', () => {
    asked('rules', 'a');
    expect(asked('cloudformation', 'a')).toEqual(['a']);
  });

  test('is found again where the file is broken', () => {
    asked('rules', 'a');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 20));
    expect(asked('rules', 'a')).toEqual(['a']);
  });

  test('is neither read nor written by a fresh run', () => {
    nothingKnown.of('rules', 'a', () => []);
    nothingKnown.save();
    expect(existsSync(file)).toBe(false);
  });

  test('is kept for a thousand texts, the latest', () => {
    asked('rules', ...Array.from({ length: 1_001 }, (_, index) => String(index)));
    expect(asked('rules', '0', '1')).toEqual(['0']);
  });
});

describe("CloudFormation's own rules", () => {
  const template = (type: string, properties: object, path = join(root, 'one.template.json')) => {
    writeFileSync(path, JSON.stringify({ Resources: { Thing: { Type: type, Properties: properties } } }));
    return {
      templatePaths: [path],
      stackTemplates: [
        {
          stackConstructPath: 'one',
          templatePath: path,
          accountId: '111111111111',
          region: 'ap-northeast-1',
        },
      ],
    } as never;
  };
  const judge = (context: never) => {
    const known = knownVerdicts(root, file);
    const report = new RememberedCloudFormation(known).validate(context);
    known.save();
    return report;
  };

  test('say the same of a template that they have judged, wherever it lies now', () => {
    const first = judge(template('AWS::SQS::Queue', { DelaySeconds: 'soon' }));
    expect(first.success).toBe(false);
    const moved = join(root, 'moved.template.json');
    cpSync(join(root, 'one.template.json'), moved);
    const again = judge(template('AWS::SQS::Queue', { DelaySeconds: 'soon' }, moved));
    expect(again).toEqual(
      JSON.parse(JSON.stringify(first).replaceAll('one.template.json', 'moved.template.json')),
    );
  });

  test('judge what has changed', () => {
    expect(judge(template('AWS::SQS::Queue', { DelaySeconds: 1 })).success).toBe(true);
    expect(judge(template('AWS::SQS::Queue', { DelaySeconds: 'soon' })).success).toBe(false);
  });
});

describe('a template', () => {
  test.each([
    [{ name: 'a', resources: 450, bytes: 700_000 }, []],
    [{ name: 'a', resources: 451, bytes: 1 }, ['a has 451 resources; split it (at most 450)']],
    [
      { name: 'a', resources: 1, bytes: 700_001 },
      ['the template of a has 700001 bytes; split it (at most 700000)'],
    ],
  ])('has room: %j', (size, faults) => {
    expect(sizeFaults([size])).toEqual(faults);
  });
});
