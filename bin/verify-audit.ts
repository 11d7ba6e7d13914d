import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { extractionLineIn, type ExtractionLine } from '#lambdas/audit/proof/extraction-lines.ts';
import { verifyExtraction } from '#lambdas/audit/proof/verify-extraction.ts';
import { sayVerdict } from '#lambdas/audit/proof/say-verdict.ts';

/** One line at a time: a file may be larger than the memory. */
async function* linesOf(paths: readonly string[]): AsyncGenerator<ExtractionLine> {
  for (const path of paths)
    for await (const text of createInterface({ input: createReadStream(path, 'utf8') })) {
      const line = text === '' ? undefined : extractionLineIn(text);
      if (line !== undefined) yield line;
    }
}

/** `npm run verify-audit -- FILE…`: the .jsonl files of one extraction, in their order. Needs no network. */
const main = async (paths: readonly string[]): Promise<number> => {
  if (paths.length === 0) {
    process.stderr.write(
      '使い方: npm run verify-audit -- 抽出ファイル.jsonl …（1件の抽出のファイルを番号順に）\n',
    );
    return 2;
  }
  try {
    const { text, isSound } = sayVerdict(await verifyExtraction(linesOf(paths)));
    process.stdout.write(text);
    return isSound ? 0 : 1;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`ファイルを読めません（壊れているか、抽出ファイルではありません）: ${why}\n`);
    return 2;
  }
};

process.exitCode = await main(process.argv.slice(2));
