import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { giveUpImport } from './give-up-import.ts';
import { importEntries } from './import-entries.ts';
import { judgedFile, unpacked, type JudgedFile } from './import-file.ts';
import { wholeFile } from './import-standing.ts';
import { undoImport } from './undo-import.ts';
import { situationOf, type KeptMaster } from './situation.ts';

/** As many as a person looks at; the rest is counted. */
const mostChanges = 100;

/** The dry run as it is told. */
export const checkedView = (
  version: number,
  { encoding, rowCount, added, changed, unchanged, reopened, faults, changes }: JudgedFile,
) => ({
  version,
  encoding,
  rowCount,
  added,
  changed,
  unchanged,
  reopened,
  faultCount: faults.length,
  faults,
  changes: changes.slice(0, mostChanges),
});

const checkEndpoint = ({ checkImportOf }: MasterContracts, kept: KeptMaster) =>
  endpoint(checkImportOf, async ({ body, at }, { table }) => {
    const file = unpacked(body.file);
    if (!file.ok) return file;
    const situation = await situationOf(table, kept, at);
    const judged = await judgedFile(situation, file.value);
    if (!judged.ok) return judged;
    return accept(checkedView(situation.head.version, judged.value));
  });

const acceptEndpoint = ({ acceptImportOf }: MasterContracts, kept: KeptMaster) =>
  endpoint(acceptImportOf, async (request, context) => {
    const { id, expectedVersion, part = wholeFile, layout } = request.body;
    const file = unpacked(request.body.file);
    if (!file.ok) return file;
    const done = await importEntries(
      kept,
      { id, file: file.value, part, expectedVersion, ...(layout === undefined ? {} : { layout }) },
      { request, context },
    );
    return done;
  });

const giveUpEndpoint = ({ giveUpImportOf }: MasterContracts, kept: KeptMaster) =>
  endpoint(giveUpImportOf, async (request, context) =>
    giveUpImport(kept, request.params.importId, { request, context }),
  );

const undoEndpoint = ({ undoImportOf }: MasterContracts, kept: KeptMaster) =>
  endpoint(undoImportOf, async (request, context) =>
    undoImport(kept, { importId: request.params.importId, id: request.body.id }, { request, context }),
  );

export const importEndpoints = (contracts: MasterContracts, kept: KeptMaster) => ({
  checkImportOf: checkEndpoint(contracts, kept),
  acceptImportOf: acceptEndpoint(contracts, kept),
  giveUpImportOf: giveUpEndpoint(contracts, kept),
  undoImportOf: undoEndpoint(contracts, kept),
});
