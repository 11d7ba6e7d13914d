import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readJobOptions } from '#local/console/job-options.ts';
import { readStartOptions, resetData } from '#local/console/start-options.ts';
import { tidyTable } from '#local/console/tidy-table.ts';

describe('the options of a start', () => {
  test('are port 4700 and the folder .stafee', () => {
    expect(readStartOptions([])).toEqual({ port: 4700, isReset: false, dataFolder: resolve('.stafee') });
  });

  test('may be others', () => {
    expect(readStartOptions(['--port', '5000', '--data', '/tmp/x', '--reset'])).toEqual({
      port: 5000,
      isReset: true,
      dataFolder: '/tmp/x',
    });
  });

  test('leave the data folder out with --memory', () => {
    expect(readStartOptions(['--memory'])).toEqual({ port: 4700, isReset: false });
  });

  test.each([
    [
      ['--prot', '1'],
      "Unknown option '--prot'; known options: --port NUMBER, --data FOLDER, --reset, --memory",
    ],
    [['extra'], "Unexpected argument 'extra'"],
    [['--port', 'x'], '--port takes a number from 1 to 65534, not x'],
    [['--port', '0'], '--port takes a number from 1 to 65534, not 0'],
    [['--port', '65535'], '--port takes a number from 1 to 65534, not 65535'],
  ])('%j are refused in one line', (args, sentence) => {
    expect(() => readStartOptions(args)).toThrow(sentence);
  });
});

describe('the options of a job', () => {
  test('are its name and its time', () => {
    expect(readJobOptions(['purge', '--at', '2026-12-31T03:30+09:00', '--data', '/tmp/x'])).toEqual({
      name: 'purge',
      at: new Date('2026-12-30T18:30:00.000Z'),
      dataFolder: '/tmp/x',
    });
  });

  test.each([
    [['purge', '--at', '2026-12-31'], '--at takes a time such as 2026-12-31T03:30+09:00, not 2026-12-31'],
    [['purge', '--at', '2026-13-31T00:00Z'], '--at takes a time such as'],
    [['purge', 'seal'], 'one job at a time'],
  ])('%j are refused in one line', (args, sentence) => {
    expect(() => readJobOptions(args)).toThrow(sentence);
  });
});

const aFolder = (...names: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'stafee-reset-'));
  for (const name of names) writeFileSync(join(folder, name), '');
  return folder;
};

describe('a reset', () => {
  test('removes what the local cloud made, and nothing else', () => {
    const folder = aFolder('kms.json', 'seeded.json', 'notes.txt');
    mkdirSync(join(folder, 's3'));
    resetData(folder);
    expect(
      ['kms.json', 'seeded.json', 's3', 'notes.txt'].map((name) => existsSync(join(folder, name))),
    ).toEqual([false, false, false, true]);
  });

  test('is refused for a folder that is none of ours', () => {
    const folder = aFolder('notes.txt');
    expect(() => resetData(folder)).toThrow(`${folder} is no data folder of STAFee; nothing was removed`);
  });

  test('of a missing or empty folder does nothing', () => {
    expect(() => resetData('/nowhere/at/all')).not.toThrow();
    expect(() => resetData(aFolder())).not.toThrow();
  });
});

describe('a tidy table', () => {
  test('counts Japanese characters as two columns', () => {
    expect(
      tidyTable([
        ['氏名', 'ID'],
        ['田中花子', 'tanaka'],
        ['x', ''],
      ]),
    ).toEqual(['氏名      ID', '--------  ------', '田中花子  tanaka', 'x']);
  });
});
